/**
 * Conversations, their messages and their events over HTTPS. Reading goes to the history service; whatever changes a
 * conversation goes over the bus to the conversation's owner, as it does from a socket.
 */
@NullMarked
@PrimaryAdapter
package com.connectchat.messaging.adapter.web;

import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.jspecify.annotations.NullMarked;

