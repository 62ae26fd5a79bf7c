/**
 * Sees to it that nobody misses a message: brings a connecting device up to date from history, and pushes to the devices of people who
 * are not there.
 */
@NullMarked
@ApplicationModule(displayName = "Notification", allowedDependencies = {
    "kernel", "kernel::event", "bus", "bus::contract", "session", "persistence", "user", "group", "embedded", "dynamodb"})
package com.connectchat.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
