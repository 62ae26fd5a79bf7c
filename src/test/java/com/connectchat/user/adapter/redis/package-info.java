/** The tries in a real Redis. */
@NullMarked
package com.connectchat.user.adapter.redis;

import org.jspecify.annotations.NullMarked;
