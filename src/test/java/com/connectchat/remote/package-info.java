/** What crosses a process boundary, and how it fails. */
@NullMarked
package com.connectchat.remote;

import org.jspecify.annotations.NullMarked;
