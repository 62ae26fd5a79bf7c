package com.connectchat.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ordered map from bytes to bytes, kept in the data directory. Keys are ordered as unsigned bytes; {@link Keys} makes
 * such keys. Writing goes through a {@link Batch}. A commit is visible to every read that starts after it returned.
 * Thread-safe; arrays handed in and out belong to the caller.
 */
public sealed interface Table permits PlainTable, ExpiringTable {

    /** The value at the key, or null where there is none. */
    byte @Nullable [] get(byte[] key);

    /** The values at the keys, in their order, null where there is none; cheaper than as many single reads. */
    List<byte @Nullable []> getAll(List<byte[]> keys);

    /**
     * Shows the entries from one key up to another, ascending, as they were when the scan began. The visitor may read
     * and commit; what it commits is not shown.
     */
    void scan(byte[] fromInclusive, byte[] toExclusive, Visitor visitor);

    /** As {@link #scan}, but descending: from the largest key below {@code toExclusive} down to {@code fromInclusive}. */
    void scanBackwards(byte[] fromInclusive, byte[] toExclusive, Visitor visitor);

    /** Takes the entries of a scan. */
    @FunctionalInterface
    interface Visitor {

        /** Takes one entry and tells whether to go on: false ends the scan. */
        boolean visit(byte[] key, byte[] value);
    }
}
