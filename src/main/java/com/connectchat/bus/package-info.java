/**
 * The message bus as a technical port: topics, partition keys, consumers. The embedded adapter runs inside the
 * process; the Kafka one will take its place without anybody noticing.
 */
@NullMarked
@ApplicationModule(displayName = "Bus", allowedDependencies = {"kernel", "kernel::event", "redis"})
package com.connectchat.bus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
