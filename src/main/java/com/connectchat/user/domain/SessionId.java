package com.connectchat.user.domain;

import org.jmolecules.ddd.types.Identifier;

/** One sign-in of one device. Access tokens carry it, so that they end with it. */
public record SessionId(String value) implements Identifier {

    @Override
    public String toString() {
        return value;
    }
}
