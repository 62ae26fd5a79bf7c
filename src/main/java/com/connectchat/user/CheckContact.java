package com.connectchat.user;

import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Whether one person may write to another directly. Thread-safe; on the path of every direct message, so it is local and quick. */
@Idempotent
@PrimaryPort
public interface CheckContact {

    Contact between(UserId from, UserId to);

    /** How two people stand. */
    enum Contact {

        ALLOWED,
        /** One of the two has blocked the other. */
        BLOCKED,
        /** The addressee does not exist, or no longer. */
        UNKNOWN
    }
}
