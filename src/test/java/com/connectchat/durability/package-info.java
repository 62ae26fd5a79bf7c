/**
 * What the built jar keeps when it is killed, seen from outside: by those who sent, and by the log that it serves afterwards.
 */
@NullMarked
package com.connectchat.durability;

import org.jspecify.annotations.NullMarked;
