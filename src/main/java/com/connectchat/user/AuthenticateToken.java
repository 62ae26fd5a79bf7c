package com.connectchat.user;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Tells who holds an access token. Thread-safe; costs at most one signature check and one local look-up. */
@Idempotent
@PrimaryPort
public interface AuthenticateToken {

    Authentication authenticate(String accessToken);

    /** What a token turned out to be. */
    sealed interface Authentication {

        /** A token of ours, in time, whose session has not been revoked. */
        record Authenticated(UserId userId, DeviceId deviceId, Instant expiresAt) implements Authentication {
        }

        /** A token of ours that is out of time. */
        record Expired() implements Authentication {
        }

        /** Not a token of ours, or one whose session or account has ended. */
        record Rejected() implements Authentication {
        }
    }
}
