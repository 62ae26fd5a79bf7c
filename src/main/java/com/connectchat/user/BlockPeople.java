package com.connectchat.user;

import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Keeps people from writing to each other directly, whoever of the two wanted it. Thread-safe. */
@Idempotent
@PrimaryPort
public interface BlockPeople {

    /** Idempotent; a block that is there already keeps its time. */
    Outcome block(UserId user, UserId blocked);

    /** Idempotent. */
    void unblock(UserId user, UserId blocked);

    /** Whom the user has blocked, by user id. */
    List<BlockedPerson> blocked(UserId user);

    /** Somebody whom the user has blocked, and since when. */
    record BlockedPerson(UserId userId, Instant since) {
    }

    /** What became of it. */
    enum Outcome {

        BLOCKED,
        /** Nobody has this id, or no longer. */
        UNKNOWN,
        ONESELF,
        /** The user has blocked as many people as one may. */
        TOO_MANY
    }
}
