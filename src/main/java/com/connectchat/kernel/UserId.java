package com.connectchat.kernel;

import org.jmolecules.ddd.types.Identifier;

/** A person with an account. Opaque to clients, 1 to {@value Ids#CHARACTERS_MAX} characters. */
public record UserId(String value) implements Identifier {

    public UserId {
        Ids.requireLegal("UserId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
