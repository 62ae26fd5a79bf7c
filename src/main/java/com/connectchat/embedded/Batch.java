package com.connectchat.embedded;

/**
 * Writes to any tables that happen together or not at all, once given to {@link EmbeddedStore#commit}. A later write to
 * a key wins over an earlier one. Holds its own copy of keys and values, on the heap. Not thread-safe; may be dropped without being
 * committed.
 */
public sealed interface Batch permits SerializedBatch {

    Batch put(Table table, byte[] key, byte[] value);

    /** Removes the key; nothing happens where it is missing. */
    Batch delete(Table table, byte[] key);

    /** Removes all keys from one up to another, however many there are, at the price of one write. */
    Batch deleteRange(Table table, byte[] fromInclusive, byte[] toExclusive);

    /** How many writes are in it. */
    int size();
}
