package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.ClientValues;
import com.connectchat.kernel.InvalidField;
import org.jspecify.annotations.Nullable;

/** The bounds of what stands in a query. */
final class Bounds {

    private static final int LIMIT_MAX = 100;
    private static final int LIMIT_DEFAULT = 50;

    private Bounds() {
    }

    static int limit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > LIMIT_MAX)) {
            throw new InvalidField("/limit", "limit must be 1 to " + LIMIT_MAX);
        }
        return limit == null ? LIMIT_DEFAULT : limit;
    }

    static long seq(String pointer, @Nullable Long seq, long absent) {
        return seq == null ? absent : ClientValues.requireSeq(pointer, seq);
    }
}
