/**
 * The Session Registry and the Offline Store: which device of whom is connected to which gateway, and what is new to those that are away.
 * The one can be rebuilt from the gateways' heartbeats, the other from the log, so losing them loses nothing.
 */
@NullMarked
@ApplicationModule(displayName = "Session Registry and Offline Store", allowedDependencies = {"kernel", "redis"})
package com.connectchat.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
