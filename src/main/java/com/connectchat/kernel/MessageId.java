package com.connectchat.kernel;

import org.jmolecules.ddd.types.Identifier;

/** One message, within and across conversations. Opaque to clients, 1 to {@value Ids#CHARACTERS_MAX} characters. */
public record MessageId(String value) implements Identifier {

    public MessageId {
        Ids.requireLegal("MessageId", value);
    }

    /** A new identifier for the message at this place of its conversation; it can't be guessed, and it tells the place. */
    public static MessageId at(long seq) {
        return new MessageId(Ids.random("m" + Long.toString(seq, Character.MAX_RADIX)));
    }

    /**
     * The place that this identifier speaks of; 0 for one that we did not draw. Whether the message there is really
     * this one is the reader's to check.
     */
    public long claimedSeq() {
        int end = value.indexOf('_');
        if (end < 2 || end > 12 || value.charAt(0) != 'm') {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(value.substring(1, end), Character.MAX_RADIX));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
