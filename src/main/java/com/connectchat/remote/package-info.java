/**
 * Calls to modules that run in another process: the same primary ports, carried over HTTP by one mechanism for all of
 * them. Who calls a port doesn't know, and who serves it neither, which side of a process boundary the other one is on.
 */
@NullMarked
@ApplicationModule(displayName = "Remote", allowedDependencies = {"kernel", "kernel::event"})
package com.connectchat.remote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
