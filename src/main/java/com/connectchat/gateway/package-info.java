/**
 * The clients' only door: WebSocket connections, physical fan-out, heartbeats, back-pressure, drain; and what all
 * HTTPS requests have in common.
 */
@NullMarked
@ApplicationModule(displayName = "Gateway", allowedDependencies = {"kernel", "kernel::event", "bus", "bus::contract", "session",
    "user", "persistence"})
package com.connectchat.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
