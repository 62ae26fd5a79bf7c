package com.connectchat.kernel.event;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of durable event, by their names on the wire. */
public enum EventType {

    MESSAGE_NEW(1, "message.new"),
    MESSAGE_UPDATED(2, "message.updated"),
    MESSAGE_DELETED(3, "message.deleted"),
    REACTION_ADDED(4, "reaction.added"),
    REACTION_REMOVED(5, "reaction.removed"),
    CONVERSATION_CREATED(6, "conversation.created"),
    CONVERSATION_UPDATED(7, "conversation.updated"),
    MEMBER_ADDED(8, "member.added"),
    MEMBER_REMOVED(9, "member.removed"),
    MEMBER_UPDATED(10, "member.updated");

    private static final EventType[] ALL = values();
    private static final Map<String, EventType> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));

    private final int number;
    private final String code;

    EventType(int number, String code) {
        this.number = number;
        this.code = code;
    }

    /** The number that stands for the type in stores, 1 to 127; once given it is never given to another type. */
    public int number() {
        return number;
    }

    /** The {@code type} of the frame that carries such an event. */
    public String code() {
        return code;
    }

    /** Whether such an event changes a message that was sent before. */
    public boolean changesMessage() {
        return this != MESSAGE_NEW && !ofGroup();
    }

    /** Whether such an event changes a group: who is in it, what it is called, how it is run. */
    public boolean ofGroup() {
        return switch (this) {
            case MESSAGE_NEW, MESSAGE_UPDATED, MESSAGE_DELETED, REACTION_ADDED, REACTION_REMOVED -> false;
            case CONVERSATION_CREATED, CONVERSATION_UPDATED, MEMBER_ADDED, MEMBER_REMOVED, MEMBER_UPDATED -> true;
        };
    }

    /** The type of this wire name; an unknown one means that the log was written by a newer version. */
    public static EventType of(String code) {
        EventType type = BY_CODE.get(code);
        if (type == null) {
            throw new IllegalArgumentException("unknown event type " + code);
        }
        return type;
    }

    /** The type of this number; an unknown one means that the log was written by a newer version. */
    public static EventType of(int number) {
        for (EventType type : ALL) {
            if (type.number == number) {
                return type;
            }
        }
        throw new IllegalStateException("An event of type " + number + " needs a newer version of the program");
    }
}
