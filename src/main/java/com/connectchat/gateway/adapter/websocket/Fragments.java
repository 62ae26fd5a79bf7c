package com.connectchat.gateway.adapter.websocket;

import java.util.Arrays;

/** A text message that comes in several frames. The reader bounds its length. */
final class Fragments {

    private byte[] bytes = new byte[256];
    private int length;
    private int utf8 = Utf8Check.BETWEEN;

    /** Returns whether the text may still be UTF-8. */
    boolean append(byte[] payload, int payloadLength) {
        if (length + payloadLength > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + payloadLength));
        }
        System.arraycopy(payload, 0, bytes, length, payloadLength);
        length += payloadLength;
        utf8 = Utf8Check.check(utf8, payload, 0, payloadLength);
        return utf8 != Utf8Check.INVALID;
    }

    boolean isWholeText() {
        return utf8 == Utf8Check.BETWEEN;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
