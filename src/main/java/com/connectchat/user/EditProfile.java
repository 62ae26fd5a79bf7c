package com.connectchat.user;

import com.connectchat.kernel.Revisions;
import com.connectchat.kernel.UserId;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/** What people may see and change of their own account. Thread-safe. */
@PrimaryPort
public interface EditProfile {

    /** Empty when there is no such account any more. */
    Optional<OwnProfile> own(UserId user);

    /** @throws com.connectchat.kernel.InvalidField for a text that nobody may have */
    Outcome change(UserId user, Change change);

    /** @param revision grows with every change of the account */
    record OwnProfile(FindUsers.Profile profile, PresenceVisibility presenceVisibility, long revision) {
    }

    /**
     * What shall be different; what is missing stays as it is.
     *
     * @param displayName not blank
     * @param about       blank: none
     * @param onlyAt      the revisions at which the change is still wanted
     */
    record Change(@Nullable String displayName, @Nullable String about, @Nullable PresenceVisibility presenceVisibility,
            Revisions onlyAt) {
    }

    /** What became of it. */
    sealed interface Outcome {

        record Changed(OwnProfile profile) implements Outcome {
        }

        /** The account is at another revision than those at which the change was wanted. */
        record OtherRevision() implements Outcome {
        }

        /** There is no such account any more. */
        record Gone() implements Outcome {
        }
    }
}
