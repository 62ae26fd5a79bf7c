/**
 * The clients' sockets on Netty, and what the bus brings for them (ADR-0002). Each connection belongs to one event loop, and all that
 * concerns it happens there, so nothing here needs a lock. An event loop never waits.
 */
@NullMarked
@PrimaryAdapter
package com.connectchat.gateway.adapter.websocket;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;
