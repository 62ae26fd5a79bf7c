package com.connectchat.user;

import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.Revisions;
import com.connectchat.kernel.UserId;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Ends an account. Thread-safe. */
@Idempotent
@PrimaryPort
public interface CloseAccount {

    /**
     * Forgets the account with its devices and blocks; its tokens are dead at once and its connections end. Its username is
     * never given out again, so that nobody can take over a name that others know. What the person wrote stays in
     * the conversations. May be repeated.
     *
     * @param onlyAt the revisions at which the end is still wanted
     */
    Outcome close(UserId user, Revisions onlyAt);

    /** What became of it. */
    enum Outcome {

        CLOSED,
        /** The account is at another revision than those at which the end was wanted. */
        OTHER_REVISION
    }
}
