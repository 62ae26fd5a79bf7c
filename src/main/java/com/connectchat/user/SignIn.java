package com.connectchat.user;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/**
 * Hands out tokens to those who prove who they are. The answer, and the work that it takes, are the same for an unknown
 * username and a wrong password. Thread-safe; may hash a password, so never call it on an event loop.
 */
@PrimaryPort
public interface SignIn {

    /**
     * Without a device a new one is added; when that makes too many, the one that is missed least is signed out and removed.
     * With one, its session before is over.
     */
    Outcome withPassword(Credentials credentials);

    /** Good once: of several calls with one token, at most one gets tokens, and any second use ends the session. */
    Outcome withRefreshToken(String refreshToken);

    /**
     * What somebody proves themselves by.
     *
     * @param deviceId      one of the user's own, to go on with what it already has
     * @param clientAddress whom to slow down, where one address guesses
     */
    record Credentials(@Nullable String username, @Nullable String password, @Nullable DeviceId deviceId, String clientAddress) {

        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    /** What became of it. */
    sealed interface Outcome {

        /** @param expiresIn how long the access token is good */
        record SignedIn(UserId userId, DeviceId deviceId, String accessToken, String refreshToken, Duration expiresIn) implements Outcome {

            @Override
            public String toString() {
                return "SignedIn[userId=" + userId + ", deviceId=" + deviceId + "]";
            }
        }

        /** No such username, another password, or a refresh token that is not good. */
        record NotProven() implements Outcome {
        }

        /** The password is right, but the device is not one of the user's own. */
        record NotYourDevice() implements Outcome {
        }

        record TooManyTries(Duration retryAfter) implements Outcome {
        }

        /** As many passwords as allowed are being hashed already. */
        record Busy() implements Outcome {
        }
    }
}
