package com.connectchat.kernel;

import org.jmolecules.ddd.types.Identifier;

/** One message, within and across conversations. Opaque to clients, 1 to {@value Ids#CHARACTERS_MAX} characters. */
public record MessageId(String value) implements Identifier {

    public MessageId {
        Ids.requireLegal("MessageId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
