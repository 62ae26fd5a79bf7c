package com.connectchat.session;

import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is, all their devices together.
 *
 * @param lastSeenAt while away: since when; while offline: when the last device went. Missing while online, and where it is not known
 */
public record Presence(UserId userId, Status status, @Nullable Instant lastSeenAt) implements ValueObject {

    /** What there is to say of somebody who is not there, and was never seen. */
    public static Presence unseen(UserId user) {
        return new Presence(user, Status.OFFLINE, null);
    }

    /** From the least to the most present. */
    public enum Status {

        /** No device is connected. */
        OFFLINE,
        /** Devices are connected, and none of them is in use. */
        AWAY,
        /** A device is in use. */
        ONLINE;

        /** The name on the wire, such as {@code online}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status of this name; offline for one that is none. */
        public static Status of(String code) {
            return code.equals(ONLINE.code()) ? ONLINE : code.equals(AWAY.code()) ? AWAY : OFFLINE;
        }
    }
}
