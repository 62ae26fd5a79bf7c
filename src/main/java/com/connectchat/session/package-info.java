/**
 * The Session Registry: which device of whom is connected to which gateway. All of it can be rebuilt from the
 * gateways' heartbeats, so losing it loses nothing.
 */
@NullMarked
@ApplicationModule(displayName = "Session Registry", allowedDependencies = {"kernel", "redis"})
package com.connectchat.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
