/**
 * The history service: the log of every conversation, its read side, and each member's place in it.
 */
@NullMarked
@ApplicationModule(displayName = "Persistence", allowedDependencies = {"kernel", "kernel::event", "embedded", "dynamodb"})
package com.connectchat.persistence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
