/**
 * The rules of a socket that need no socket: what joins to what, what is too much, who may come from where.
 * All of it is owned by one thread at a time and knows neither Netty nor Spring.
 */
@NullMarked
package com.connectchat.gateway.domain;

import org.jspecify.annotations.NullMarked;
