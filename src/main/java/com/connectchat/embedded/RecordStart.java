package com.connectchat.embedded;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The first bytes of a record, which in the write-ahead log are the sequence number of its first write and how many writes it has. */
final class RecordStart {

    static final int BYTES_MAX = 12;

    private final byte[] bytes = new byte[BYTES_MAX];
    private final ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private int length;

    void clear() {
        length = 0;
    }

    void append(MemorySegment from, long offset, int count) {
        int taken = Math.min(count, BYTES_MAX - length);
        MemorySegment.copy(from, offset, MemorySegment.ofArray(bytes), length, taken);
        length += taken;
    }

    boolean complete() {
        return length == BYTES_MAX;
    }

    long sequence() {
        return little.getLong(0);
    }

    int writes() {
        return little.getInt(8);
    }
}
