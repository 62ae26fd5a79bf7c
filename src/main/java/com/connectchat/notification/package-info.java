/**
 * Sees to it that nobody misses a message: brings a connecting device up to date from history.
 */
@NullMarked
@ApplicationModule(displayName = "Notification", allowedDependencies = {"kernel", "kernel::event", "bus", "bus::contract", "persistence"})
package com.connectchat.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
