package com.connectchat.kernel;

import org.jmolecules.ddd.types.Identifier;

/** One installation of a client, signed in as one user. Opaque to clients, 1 to {@value Ids#CHARACTERS_MAX} characters. */
public record DeviceId(String value) implements Identifier {

    public DeviceId {
        Ids.requireLegal("DeviceId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
