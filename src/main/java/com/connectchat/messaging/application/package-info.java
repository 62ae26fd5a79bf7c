/**
 * The path of a message from the bus to the bus: decide, number, store, route. One thread works on a conversation at a
 * time, which is what makes the order; nothing here locks.
 */
@NullMarked
@Application
package com.connectchat.messaging.application;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;

