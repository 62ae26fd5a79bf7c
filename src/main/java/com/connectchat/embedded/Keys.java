package com.connectchat.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds keys of several parts whose order as bytes is the order of the parts. Strings order by their UTF-8 bytes and
 * end in a mark that no string contains, so no key of one string is a prefix of a key of another. Numbers order by value,
 * from {@code Long.MIN_VALUE} up, in 8 bytes. Immutable.
 */
public final class Keys {

    private static final Keys NOTHING = new Keys(new byte[0]);
    private static final byte END_OF_STRING = 0;

    private final byte[] bytes;

    private Keys(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A key that starts with a string. */
    public static Keys of(String first) {
        return NOTHING.and(first);
    }

    /** A key that starts with a number. */
    public static Keys of(long first) {
        return NOTHING.and(first);
    }

    /** A key that starts with these bytes, as they are. */
    public static Keys of(byte[] first) {
        return NOTHING.and(first);
    }

    /** This key with a string behind it. */
    public Keys and(String part) {
        if (part.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "A string in a key may hold any character but NUL, this one holds one: '" + part.replace('\0', '?') + "'");
        }
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        byte[] joined = Arrays.copyOf(bytes, bytes.length + utf8.length + 1);
        System.arraycopy(utf8, 0, joined, bytes.length, utf8.length);
        joined[joined.length - 1] = END_OF_STRING;
        return new Keys(joined);
    }

    /** This key with a number behind it. */
    public Keys and(long part) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + Long.BYTES);
        ByteBuffer.wrap(joined).putLong(bytes.length, part ^ Long.MIN_VALUE);
        return new Keys(joined);
    }

    /** This key with these bytes behind it, as they are: right for parts of fixed length and for the last part. */
    public Keys and(byte[] part) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + part.length);
        System.arraycopy(part, 0, joined, bytes.length, part.length);
        return new Keys(joined);
    }

    /** The key's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The smallest key above all that start with this one: where a scan of them ends.
     *
     * @throws IllegalStateException where there is none, because all bytes are 0xFF or there are none
     */
    public byte[] prefixEnd() {
        int last = bytes.length - 1;
        while (last >= 0 && bytes[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            throw new IllegalStateException("No key lies above all keys that start with " + Arrays.toString(bytes));
        }
        byte[] end = Arrays.copyOf(bytes, last + 1);
        end[last]++;
        return end;
    }

    /** The number that {@link #and(long)} wrote at this place of a key. */
    public static long numberAt(byte[] key, int offset) {
        return ByteBuffer.wrap(key).getLong(offset) ^ Long.MIN_VALUE;
    }

    /** The number at the end of a key. */
    public static long lastNumber(byte[] key) {
        return numberAt(key, key.length - Long.BYTES);
    }

    /** The string that {@link #and(String)} wrote at this place of a key. */
    public static String stringAt(byte[] key, int offset) {
        int end = offset;
        while (key[end] != END_OF_STRING) {
            end++;
        }
        return new String(key, offset, end - offset, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Keys that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
