package com.connectchat.persistence.adapter.embedded;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a member's place in a conversation lies in its table: {@code delivered, read, muted until (0: not muted)}. */
record PlaceRecord(long delivered, long read, long mutedUntil) {

    static final PlaceRecord START = new PlaceRecord(0, 0, 0);

    static PlaceRecord read(byte @Nullable [] value) {
        if (value == null) {
            return START;
        }
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return new PlaceRecord(buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    byte[] bytes() {
        return ByteBuffer.allocate(3 * Long.BYTES).putLong(delivered).putLong(read).putLong(mutedUntil).array();
    }

    @Nullable Instant mutedUntilTime() {
        return mutedUntil == 0 ? null : Instant.ofEpochMilli(mutedUntil);
    }
}
