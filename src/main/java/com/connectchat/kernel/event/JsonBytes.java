package com.connectchat.kernel.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one JSON object as UTF-8, and nothing but what events need. Every message is written by it once, on the path that sets the
 * product's price (see {@code docs/performance.md}), which is why it is not a library's; what a library reads back is its test.
 */
final class JsonBytes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** The most bytes that one character of a string becomes. */
    static final int BYTES_OF_A_CHARACTER_MAX = 6;

    private byte[] bytes;
    private int length;

    JsonBytes(int expectedLength) {
        bytes = new byte[expectedLength];
        put('{');
    }

    /** A name ready to be written: quoted, with its colon. */
    static byte[] name(String name) {
        return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    JsonBytes string(byte[] name, String value) {
        name(name);
        string(value);
        return this;
    }

    JsonBytes number(byte[] name, long value) {
        name(name);
        ascii(Long.toString(value));
        return this;
    }

    /** A value that is JSON already. */
    JsonBytes raw(byte[] name, String json) {
        name(name);
        put(json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The finished object. */
    byte[] end() {
        reserve(1);
        put('}');
        return Arrays.copyOf(bytes, length);
    }

    private void name(byte[] name) {
        reserve(name.length + 1);
        if (length > 1) {
            put(',');
        }
        put(name);
    }

    private void ascii(String value) {
        reserve(value.length());
        for (int i = 0; i < value.length(); i++) {
            put(value.charAt(i));
        }
    }

    private void string(String value) {
        reserve(BYTES_OF_A_CHARACTER_MAX * value.length() + 2);
        put('"');
        for (int i = plain(value); i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                character(c);
            } else if (Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))) {
                pair(Character.toCodePoint(c, value.charAt(++i)));
            } else if (c < 0x800) {
                put(0xC0 | c >> 6);
                put(0x80 | c & 0x3F);
            } else {
                threeBytes(c);
            }
        }
        put('"');
    }

    /** Writes the characters that stand for themselves, up to the first other one, and tells how many they were. */
    private int plain(String value) {
        byte[] to = bytes;
        int at = length;
        int i = 0;
        for (; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
                break;
            }
            to[at++] = (byte) c;
        }
        length = at;
        return i;
    }

    private void character(char c) {
        if (c == '"' || c == '\\') {
            put('\\');
            put(c);
        } else if (c >= ' ') {
            put(c);
        } else {
            put('\\');
            put('u');
            put('0');
            put('0');
            put(HEX[c >> 4]);
            put(HEX[c & 0xF]);
        }
    }

    private void threeBytes(char c) {
        if (Character.isSurrogate(c)) {
            throw new IllegalArgumentException("A text with half a surrogate pair can't be UTF-8; it must be refused where it comes in");
        }
        put(0xE0 | c >> 12);
        put(0x80 | c >> 6 & 0x3F);
        put(0x80 | c & 0x3F);
    }

    private void pair(int codePoint) {
        put(0xF0 | codePoint >> 18);
        put(0x80 | codePoint >> 12 & 0x3F);
        put(0x80 | codePoint >> 6 & 0x3F);
        put(0x80 | codePoint & 0x3F);
    }

    private void put(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void put(int oneByte) {
        bytes[length++] = (byte) oneByte;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
