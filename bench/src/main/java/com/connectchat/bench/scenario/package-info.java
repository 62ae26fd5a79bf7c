/**
 * The three kinds of load: pairs that exchange messages, sockets that only stay open, and everybody coming back at once.
 * Each drives users over the wire and gives figures back.
 */
@NullMarked
package com.connectchat.bench.scenario;

import org.jspecify.annotations.NullMarked;
