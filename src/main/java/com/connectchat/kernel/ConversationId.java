package com.connectchat.kernel;

import org.jmolecules.ddd.types.Identifier;

/** One conversation; the unit of order. Opaque to clients, 1 to {@value Ids#CHARACTERS_MAX} characters. */
public record ConversationId(String value) implements Identifier {

    private static final String DIRECT = "d_";

    public ConversationId {
        Ids.requireLegal("ConversationId", value);
    }

    /**
     * The one direct conversation of two people: the same whoever asks first, so that no look-up and no race
     * decides it.
     */
    public static ConversationId direct(UserId one, UserId other) {
        return new ConversationId(DIRECT + Ids.digest(one.value(), other.value()));
    }

    /** Whether it is the conversation of two people, made by {@link #direct}. */
    public boolean isDirect() {
        return value.startsWith(DIRECT);
    }

    @Override
    public String toString() {
        return value;
    }
}
