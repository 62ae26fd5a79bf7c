package com.connectchat.kernel.event;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of durable event, by their names on the wire. */
public enum EventType {

    MESSAGE_NEW("message.new"),
    MESSAGE_UPDATED("message.updated"),
    MESSAGE_DELETED("message.deleted"),
    REACTION_ADDED("reaction.added"),
    REACTION_REMOVED("reaction.removed");

    private static final Map<String, EventType> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));

    private final String code;

    EventType(String code) {
        this.code = code;
    }

    /** The {@code type} of the frame that carries such an event. */
    public String code() {
        return code;
    }

    /** The type of this wire name; an unknown one means that the log was written by a newer version. */
    public static EventType of(String code) {
        EventType type = BY_CODE.get(code);
        if (type == null) {
            throw new IllegalArgumentException("unknown event type " + code);
        }
        return type;
    }
}
