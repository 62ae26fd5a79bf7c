/** What the rules of a socket promise, without a socket. */
@NullMarked
package com.connectchat.gateway.domain;

import org.jspecify.annotations.NullMarked;
