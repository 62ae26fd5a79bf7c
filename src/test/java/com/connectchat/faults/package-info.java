/** A bad line between two processes, for tests of what happens when a network fails in one of its many ways. */
@NullMarked
package com.connectchat.faults;

import org.jspecify.annotations.NullMarked;
