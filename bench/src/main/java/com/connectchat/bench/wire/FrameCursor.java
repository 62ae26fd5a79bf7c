package com.connectchat.bench.wire;

/**
 * Walks over the WebSocket frames in a piece of the byte stream (RFC 6455, 5.2). The server's frames are unmasked, and a
 * server that splits its messages into fragments is not understood: Connect Chat's does not.
 */
final class FrameCursor {

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private int opcode;
    private int payloadStart;
    private int payloadEnd;

    /** Moves to the frame that starts at {@code at}; {@code false} when it is not yet there as a whole. */
    boolean next(byte[] bytes, int at, int limit) {
        if (limit - at < 2) {
            return false;
        }
        int first = bytes[at];
        int second = bytes[at + 1];
        if ((first & FIN) == 0 || (first & 0x70) != 0 || (second & MASKED) != 0) {
            throw new IllegalStateException("a server's frame must be whole, unmasked and without extension; its first bytes are %02x %02x"
                    .formatted(first & 0xff, second & 0xff));
        }
        int shortLength = second & 0x7f;
        int lengthBytes = shortLength == LENGTH_16 ? 2 : shortLength == LENGTH_64 ? 8 : 0;
        if (limit - at < 2 + lengthBytes) {
            return false;
        }
        long length = lengthBytes == 0 ? shortLength : length(bytes, at + 2, lengthBytes);
        if (length > limit - at - 2 - lengthBytes) {
            return false;
        }
        opcode = first & 0x0f;
        payloadStart = at + 2 + lengthBytes;
        payloadEnd = payloadStart + (int) length;
        return true;
    }

    private static long length(byte[] bytes, int at, int count) {
        long length = 0;
        for (int i = at; i < at + count; i++) {
            length = length << 8 | bytes[i] & 0xff;
        }
        return length;
    }

    int opcode() {
        return opcode;
    }

    int payloadStart() {
        return payloadStart;
    }

    int payloadEnd() {
        return payloadEnd;
    }
}
