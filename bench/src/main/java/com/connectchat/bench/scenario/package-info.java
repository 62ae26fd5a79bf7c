/**
 * The kinds of load: pairs and groups that exchange messages, sockets that only stay open, devices that were away, and everybody
 * coming back at once. Each drives users over the wire and gives figures back.
 */
@NullMarked
package com.connectchat.bench.scenario;

import org.jspecify.annotations.NullMarked;
