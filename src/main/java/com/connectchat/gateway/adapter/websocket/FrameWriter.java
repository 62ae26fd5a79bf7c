package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.event.Timestamps;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes one JSON text frame at a time into a buffer that is used again, then copies it, header and all, into one that fits.
 * Belongs to one event loop.
 */
final class FrameWriter {

    private static final int FIN_TEXT = 0x81;
    private static final int HEADER_BYTES_MAX = 10;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final ByteBufAllocator buffers;
    private byte[] text = new byte[4_096];
    private int length;
    private long stampedMillis = Long.MIN_VALUE;
    private byte[] stamp = new byte[0];

    FrameWriter(ByteBufAllocator buffers) {
        this.buffers = buffers;
    }

    /** Text that is JSON already. */
    FrameWriter raw(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, text, length, json.length);
        length += json.length;
        return this;
    }

    /** Text that is JSON already, all of it ASCII. */
    @SuppressWarnings("deprecation") // The one way to copy ASCII out of a string without an array in between.
    FrameWriter raw(String json) {
        room(json.length());
        json.getBytes(0, json.length(), text, length);
        length += json.length();
        return this;
    }

    FrameWriter number(long number) {
        return raw(Long.toString(number));
    }

    /** A quoted time; many frames of one moment are written in a row. */
    FrameWriter time(Instant time) {
        long millis = time.toEpochMilli();
        if (millis != stampedMillis) {
            stamp = ("\"" + Timestamps.text(time) + "\"").getBytes(StandardCharsets.US_ASCII);
            stampedMillis = millis;
        }
        return raw(stamp);
    }

    /** A quoted string; what has no form in UTF-8 is escaped, so that it goes back as it came. */
    FrameWriter string(String value) {
        room(value.length() * 6 + 2);
        text[length++] = '"';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                escape(c);
            } else if (c < 0x80) {
                text[length++] = (byte) c;
            } else if (c < 0x800) {
                text[length++] = (byte) (0xc0 | c >> 6);
                text[length++] = (byte) (0x80 | c & 0x3f);
            } else if (Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))) {
                supplementary(Character.toCodePoint(c, value.charAt(++i)));
            } else if (Character.isSurrogate(c)) {
                unicode(c);
            } else {
                text[length++] = (byte) (0xe0 | c >> 12);
                text[length++] = (byte) (0x80 | c >> 6 & 0x3f);
                text[length++] = (byte) (0x80 | c & 0x3f);
            }
        }
        text[length++] = '"';
        return this;
    }

    /** The frame; the writer is empty again. */
    ByteBuf frame() {
        ByteBuf frame = buffers.directBuffer(HEADER_BYTES_MAX + length);
        header(frame, length);
        frame.writeBytes(text, 0, length);
        length = 0;
        return frame;
    }

    private static void header(ByteBuf frame, int payloadBytes) {
        frame.writeByte(FIN_TEXT);
        if (payloadBytes < 126) {
            frame.writeByte(payloadBytes);
        } else if (payloadBytes < 65_536) {
            frame.writeByte(126).writeShort(payloadBytes);
        } else {
            frame.writeByte(127).writeLong(payloadBytes);
        }
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> pair(c);
            case '\n' -> pair('n');
            case '\r' -> pair('r');
            case '\t' -> pair('t');
            default -> unicode(c);
        }
    }

    private void pair(char c) {
        text[length++] = '\\';
        text[length++] = (byte) c;
    }

    private void unicode(char c) {
        pair('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            text[length++] = HEX[c >> shift & 0x0f];
        }
    }

    private void supplementary(int c) {
        text[length++] = (byte) (0xf0 | c >> 18);
        text[length++] = (byte) (0x80 | c >> 12 & 0x3f);
        text[length++] = (byte) (0x80 | c >> 6 & 0x3f);
        text[length++] = (byte) (0x80 | c & 0x3f);
    }

    private void room(int bytes) {
        if (length + bytes > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + bytes));
        }
    }
}
