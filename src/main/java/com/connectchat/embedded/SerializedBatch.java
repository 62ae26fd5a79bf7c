package com.connectchat.embedded;

import java.util.Arrays;
import java.util.List;

/**
 * A batch in the form in which RocksDB keeps it in its log, so that any number of writes crosses into native code once
 * and no native memory waits for a commit that never comes.
 */
final class SerializedBatch implements Batch {

    /** 8 bytes of sequence number, which RocksDB fills in, and 4 bytes that count the writes, little-endian. */
    private static final int HEADER_BYTES = 12;
    private static final int COUNT_OFFSET = 8;
    private static final int FIRST_CAPACITY = 1024;
    private static final byte DELETE = 0x4;
    private static final byte PUT = 0x5;
    private static final byte DELETE_RANGE = 0xE;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length = HEADER_BYTES;
    private int size;

    @Override
    public Batch put(Table table, byte[] key, byte[] value) {
        switch (table) {
            case PlainTable plain -> write(PUT, plain, key).append(value);
            case ExpiringTable expiring -> {
                expiring.dropExpired(this);
                write(PUT, expiring.entries(), expiring.newestKey(key)).append(value);
            }
        }
        return this;
    }

    @Override
    public Batch delete(Table table, byte[] key) {
        switch (table) {
            case PlainTable plain -> write(DELETE, plain, key);
            case ExpiringTable expiring -> expiring.livingKeys(key).forEach(each -> write(DELETE, expiring.entries(), each));
        }
        return this;
    }

    @Override
    public Batch deleteRange(Table table, byte[] fromInclusive, byte[] toExclusive) {
        switch (table) {
            case PlainTable plain -> write(DELETE_RANGE, plain, fromInclusive).append(toExclusive);
            case ExpiringTable expiring -> {
                List<byte[]> ends = expiring.livingKeys(toExclusive);
                List<byte[]> starts = expiring.livingKeys(fromInclusive);
                for (int i = 0; i < starts.size(); i++) {
                    write(DELETE_RANGE, expiring.entries(), starts.get(i)).append(ends.get(i));
                }
            }
        }
        return this;
    }

    @Override
    public int size() {
        return size;
    }

    int bytes() {
        return length;
    }

    /** All writes of another batch, behind those of this one. */
    void append(SerializedBatch other) {
        reserve(other.length - HEADER_BYTES);
        System.arraycopy(other.bytes, HEADER_BYTES, bytes, length, other.length - HEADER_BYTES);
        length += other.length - HEADER_BYTES;
        size += other.size;
    }

    /** The batch as RocksDB reads it. */
    byte[] serialized() {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[COUNT_OFFSET + i] = (byte) (size >>> (8 * i));
        }
        return Arrays.copyOf(bytes, length);
    }

    private SerializedBatch write(byte kind, PlainTable table, byte[] key) {
        size++;
        reserve(1);
        bytes[length++] = kind;
        appendVarint(table.id());
        return append(key);
    }

    private SerializedBatch append(byte[] part) {
        appendVarint(part.length);
        reserve(part.length);
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
        return this;
    }

    private void appendVarint(int value) {
        reserve(5);
        int rest = value;
        while (rest >= 0x80) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
