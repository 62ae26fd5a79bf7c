package com.connectchat.kernel;

import org.jmolecules.ddd.types.Identifier;

/** One uploaded file. Opaque to clients, 1 to {@value Ids#CHARACTERS_MAX} characters. */
public record MediaId(String value) implements Identifier {

    public MediaId {
        Ids.requireLegal("MediaId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
