package com.connectchat.persistence.adapter.embedded;

import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.Stay;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a member's place in a conversation lies in its table: {@code delivered, read, muted until (0: not muted)}, and behind them for a
 * group {@code joined, above, left}.
 */
record PlaceRecord(long delivered, long read, long mutedUntil, Stay stay) {

    static final PlaceRecord START = new PlaceRecord(0, 0, 0, Stay.WHOLE);

    static PlaceRecord read(byte @Nullable [] value) {
        if (value == null) {
            return START;
        }
        ByteBuffer buffer = ByteBuffer.wrap(value);
        return new PlaceRecord(buffer.getLong(), buffer.getLong(), buffer.getLong(),
                buffer.hasRemaining() ? new Stay(buffer.getLong(), buffer.getLong(), buffer.getLong()) : Stay.WHOLE);
    }

    byte[] bytes() {
        boolean whole = stay.equals(Stay.WHOLE);
        ByteBuffer buffer = ByteBuffer.allocate((whole ? 3 : 6) * Long.BYTES).putLong(delivered).putLong(read).putLong(mutedUntil);
        return (whole ? buffer : buffer.putLong(stay.joinedSeq()).putLong(stay.aboveSeq()).putLong(stay.leftSeq())).array();
    }

    PlaceRecord at(Cursors cursors) {
        return new PlaceRecord(cursors.delivered(), cursors.read(), mutedUntil, stay);
    }

    PlaceRecord muted(@Nullable Instant until) {
        return new PlaceRecord(delivered, read, until == null ? 0 : until.toEpochMilli(), stay);
    }

    PlaceRecord during(Stay newer) {
        return new PlaceRecord(delivered, read, mutedUntil, newer);
    }

    Cursors cursors(long deviceDelivered) {
        return stay.since(new Cursors(deviceDelivered, delivered, read));
    }

    @Nullable Instant mutedUntilTime() {
        return mutedUntil == 0 ? null : Instant.ofEpochMilli(mutedUntil);
    }
}
