/** What is remembered of groups. */
@NullMarked
package com.connectchat.group.domain;

import org.jspecify.annotations.NullMarked;

