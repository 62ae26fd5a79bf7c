/**
 * The published language of a conversation: the durable events of its log and their one JSON form, which is
 * stored, carried by the bus, sent to clients and served over HTTPS unchanged (ADR-0009).
 */
@NullMarked
@NamedInterface("event")
package com.connectchat.kernel.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
