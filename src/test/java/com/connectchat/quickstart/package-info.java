/** The first five minutes, as the README promises them. */
@NullMarked
package com.connectchat.quickstart;

import org.jspecify.annotations.NullMarked;
