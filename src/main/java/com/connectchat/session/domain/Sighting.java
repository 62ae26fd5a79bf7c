package com.connectchat.session.domain;

import com.connectchat.kernel.UserId;
import com.connectchat.session.Presence;
import com.connectchat.session.Presence.Status;
import com.connectchat.session.Sessions;
import java.time.Duration;
import java.time.Instant;

/** How a user is at one moment, gathered from what is kept of their devices. */
public final class Sighting {

    /** How long an entry lives without a renewal. */
    public static final Duration ENTRY_KEPT = Sessions.TTL;
    /** How long it is known when somebody was last seen. */
    public static final Duration SEEN_KEPT = Sessions.SEEN_KEPT;

    private static final long NEVER = Long.MIN_VALUE;

    private final long nowMillis;
    private Status status = Status.OFFLINE;
    private long seenMillis = NEVER;

    public Sighting(long nowMillis) {
        this.nowMillis = nowMillis;
    }

    /** A device has an entry that ends then; one that has ended was last renewed its whole life before. */
    public Sighting device(long endMillis, Sessions.Activity activity) {
        if (endMillis <= nowMillis) {
            return seen(endMillis - ENTRY_KEPT.toMillis());
        }
        Status one = activity == Sessions.Activity.ACTIVE ? Status.ONLINE : Status.AWAY;
        status = one.compareTo(status) > 0 ? one : status;
        return this;
    }

    /** The user was there then. */
    public Sighting seen(long millis) {
        seenMillis = Math.max(seenMillis, millis);
        return this;
    }

    public Status status() {
        return status;
    }

    /** When the user was last seen, by what was gathered; the beginning of time where that is not known. */
    public long seenMillis() {
        return seenMillis;
    }

    public Presence presence(UserId user) {
        boolean isTold = status != Status.ONLINE && seenMillis != NEVER && nowMillis - seenMillis < SEEN_KEPT.toMillis();
        return new Presence(user, status, isTold ? Instant.ofEpochMilli(seenMillis) : null);
    }
}
