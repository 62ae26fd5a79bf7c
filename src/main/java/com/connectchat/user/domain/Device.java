package com.connectchat.user.domain;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * One installation of a client that its user signed in on, with at most one session. Immutable; each change is the next
 * revision, so that of two that were decided on the same state only one is stored.
 *
 * @param lastSeenAt the last sign-in or renewal
 * @param session    missing while the device is signed out
 * @param revision   1 when new
 */
@AggregateRoot
public record Device(@Identity DeviceId id, UserId userId, Instant createdAt, Instant lastSeenAt, @Nullable DeviceSession session,
        long revision) {

    /** Who has to go first when there are too many: the signed out before the signed in, then whoever was not seen the longest. */
    public static final Comparator<Device> DISPENSABLE_FIRST =
            Comparator.<Device, Boolean>comparing(each -> each.session() != null).thenComparing(Device::lastSeenAt);

    /** A new device, signed in. */
    public static Device added(DeviceId id, UserId userId, DeviceSession session, Instant now) {
        Instant millis = now.truncatedTo(ChronoUnit.MILLIS);
        return new Device(id, userId, millis, millis, session, 1);
    }

    /** Signed in anew; the session before, where there was one, is over. */
    public Device signIn(DeviceSession next, Instant now) {
        return new Device(id, userId, createdAt, now.truncatedTo(ChronoUnit.MILLIS), next, revision + 1);
    }

    /** The session goes on with another refresh token. */
    public Device renew(DeviceSession current, RefreshToken next, Instant now) {
        return signIn(DeviceSession.renewable(current.id(), next, current.expiresAt()), now);
    }

    public Device signOut() {
        return new Device(id, userId, createdAt, lastSeenAt, null, revision + 1);
    }
}
