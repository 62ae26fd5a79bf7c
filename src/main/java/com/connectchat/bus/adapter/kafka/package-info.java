/**
 * The bus on Kafka, by its plain clients (ADR-0014): one producer a process, one consumer a group or follower, each with its thread.
 * Records are kept by the brokers until a group has committed them, so that another process can go on where one died.
 */
@NullMarked
@SecondaryAdapter
package com.connectchat.bus.adapter.kafka;

import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.jspecify.annotations.NullMarked;
