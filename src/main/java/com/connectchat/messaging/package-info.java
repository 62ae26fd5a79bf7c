/**
 * Takes what clients send off the bus, decides, orders, stores and routes it: the logical fan-out.
 */
@NullMarked
@ApplicationModule(displayName = "Messaging", allowedDependencies = {
    "kernel", "kernel::event", "bus", "bus::contract", "session", "sequence", "persistence", "user", "group",
    "notification"})
package com.connectchat.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

