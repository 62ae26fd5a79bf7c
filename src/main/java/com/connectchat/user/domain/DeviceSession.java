package com.connectchat.user.domain;

import java.time.Instant;
import org.jmolecules.ddd.annotation.Entity;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A device being signed in, from a sign-in until it is revoked or out of time.
 *
 * @param refresh   digests of the one refresh token that is good now; missing where the session can't be renewed
 * @param expiresAt the end, whatever is refreshed until then
 */
@Entity
public record DeviceSession(@Identity SessionId id, @Nullable Refresh refresh, Instant expiresAt) {

    /** A session that is renewed by refresh tokens. */
    public static DeviceSession renewable(SessionId id, RefreshToken first, Instant expiresAt) {
        return new DeviceSession(id, Refresh.by(first), expiresAt);
    }

    /** A session that ends when its time is over. */
    public static DeviceSession fixed(SessionId id, Instant expiresAt) {
        return new DeviceSession(id, null, expiresAt);
    }

    /** Whether this is the refresh token that is good now. */
    public boolean isRenewedBy(RefreshToken token) {
        return refresh != null && refresh.digest().equals(token.digest());
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** What is kept of a refresh token. */
    public record Refresh(String familyDigest, String digest) {

        static Refresh by(RefreshToken token) {
            return new Refresh(token.familyDigest(), token.digest());
        }
    }
}
