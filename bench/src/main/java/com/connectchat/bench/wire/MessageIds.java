package com.connectchat.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The {@code client_message_id} of a message: a UUID that holds run, pair, side and index, so that whoever receives it knows
 * which message it is without looking anything up: {@code rrrrrrrr-pppp-4sss-8000-iiiiiiiiiiii}.
 */
public final class MessageIds {

    /** Length of a UUID as text. */
    static final int LENGTH = 36;
    static final int INDEX_OFFSET = 24;
    static final int INDEX_DIGITS = 12;

    private static final int PAIR_OFFSET = 9;
    private static final int SIDE_OFFSET = 15;
    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

    private MessageIds() {
    }

    /** The id of message 0 of this sender. */
    static byte[] first(int run, int pair, int side) {
        return "%08x-%04x-4%03x-8000-%012x".formatted(run, pair, side, 0).getBytes(US_ASCII);
    }

    static void putIndex(byte[] bytes, int offset, long index) {
        long rest = index;
        for (int i = offset + INDEX_DIGITS - 1; i >= offset; i--) {
            bytes[i] = HEX[(int) (rest & 15)];
            rest >>>= 4;
        }
    }

    /** Whether the id at this place is one of this run's and pair's. */
    public static boolean ofPair(byte[] bytes, int offset, int run, int pair) {
        return hex(bytes, offset, 8) == Integer.toUnsignedLong(run) && hex(bytes, offset + PAIR_OFFSET, 4) == pair;
    }

    public static int side(byte[] bytes, int offset) {
        return (int) hex(bytes, offset + SIDE_OFFSET, 3);
    }

    public static long index(byte[] bytes, int offset) {
        return hex(bytes, offset + INDEX_OFFSET, INDEX_DIGITS);
    }

    /** The number in these digits; -1 where one of them is none, which no caller's number is. */
    private static long hex(byte[] bytes, int offset, int digits) {
        long value = 0;
        for (int i = offset; i < offset + digits; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
