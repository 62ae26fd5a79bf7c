package com.connectchat.user;

import java.time.Duration;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/** Opens an account. Thread-safe; hashes a password, so never call it on an event loop. */
@PrimaryPort
public interface SignUp {

    /** @throws com.connectchat.kernel.InvalidField for a name or password that nobody may have */
    Outcome signUp(Registration registration);

    /**
     * What a newcomer says.
     *
     * @param displayName   the username where missing or blank
     * @param clientAddress whom to slow down, where one address opens many accounts
     */
    record Registration(@Nullable String username, @Nullable String password, @Nullable String displayName, String clientAddress) {

        @Override
        public String toString() {
            return "Registration[hidden]";
        }
    }

    /** What became of it. */
    sealed interface Outcome {

        record SignedUp(FindUsers.Profile profile) implements Outcome {
        }

        /** Somebody has, or had, this username; names are never given out twice. */
        record UsernameTaken() implements Outcome {
        }

        record TooManyTries(Duration retryAfter) implements Outcome {
        }

        /** As many passwords as allowed are being hashed already. */
        record Busy() implements Outcome {
        }
    }
}
