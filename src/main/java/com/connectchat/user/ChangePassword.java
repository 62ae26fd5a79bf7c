package com.connectchat.user;

import com.connectchat.kernel.Caller;
import java.time.Duration;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/** Replaces a password, or sets the first one. Thread-safe; hashes passwords, so never call it on an event loop. */
@PrimaryPort
public interface ChangePassword {

    /**
     * Signs out all devices but the caller's.
     *
     * @throws com.connectchat.kernel.InvalidField for a password that nobody may have
     */
    Outcome change(Caller caller, Change change);

    /**
     * The old and the new one.
     *
     * @param current       not needed while the account has none
     * @param clientAddress whom to slow down, where one address guesses
     */
    record Change(@Nullable String current, @Nullable String next, String clientAddress) {

        @Override
        public String toString() {
            return "Change[hidden]";
        }
    }

    /** What became of it. */
    sealed interface Outcome {

        record Changed() implements Outcome {
        }

        /** The current password is another one. */
        record NotProven() implements Outcome {
        }

        record TooManyTries(Duration retryAfter) implements Outcome {
        }

        /** As many passwords as allowed are being hashed already. */
        record Busy() implements Outcome {
        }
    }
}
