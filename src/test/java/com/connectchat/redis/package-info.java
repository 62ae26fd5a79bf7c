/** Tests of the way to Redis, and that way for the tests of adapters. */
@NullMarked
package com.connectchat.redis;

import org.jspecify.annotations.NullMarked;
