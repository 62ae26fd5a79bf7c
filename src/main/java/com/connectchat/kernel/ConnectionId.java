package com.connectchat.kernel;

import org.jmolecules.ddd.types.Identifier;

/** One WebSocket connection: never reused, so that a late word about an old one can't touch its successor. */
public record ConnectionId(long value) implements Identifier {

    @Override
    public String toString() {
        return "s_" + Long.toUnsignedString(value, 36);
    }
}
