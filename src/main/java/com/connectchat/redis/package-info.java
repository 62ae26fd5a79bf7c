/**
 * Redis as the technical ground of the adapters that keep there what can be rebuilt. Modules say what to run on which
 * key and never meet the driver, so that time-outs, the circuit and the metrics are the same for all.
 */
@NullMarked
@ApplicationModule(displayName = "Redis", allowedDependencies = {"kernel"})
package com.connectchat.redis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
