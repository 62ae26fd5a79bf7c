/** The listener over real sockets, with everything behind it faked. */
@NullMarked
package com.connectchat.gateway.adapter.websocket;

import org.jspecify.annotations.NullMarked;
