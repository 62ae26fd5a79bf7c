package com.connectchat.user;

import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Whether people may see of others if they are there, as far as accounts and blocks can tell. Thread-safe; local and quick. */
@Idempotent
@PrimaryPort
public interface CheckVisibility {

    /** As many at once; more are {@link IllegalArgumentException}. */
    int PAIRS_MAX = 1_000;

    /** One for each pair, in their order. */
    List<Visibility> of(List<Pair> pairs);

    /** @param viewer who would like to see the other one */
    record Pair(UserId viewer, UserId person) {
    }

    /** What a viewer may see. */
    enum Visibility {

        VISIBLE,
        /** Only if the two share a conversation. */
        TO_CONTACTS,
        /** Because of the person's setting, because one of the two blocked the other, or because there is no such person. */
        HIDDEN
    }
}
