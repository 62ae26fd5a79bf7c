package com.connectchat.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A client's frame as bytes. The mask that RFC 6455 demands of clients is all zeros: legal on the wire, and the payload stays
 * as it is, so a message can be a template in which only digits change.
 */
final class ClientFrame {

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT_MAX = 125;
    private static final int MASK_BYTES = 4;

    private ClientFrame() {
    }

    static byte[] text(String json) {
        return of(FrameCursor.TEXT, json.getBytes(UTF_8));
    }

    static byte[] of(int opcode, byte[] payload) {
        int header = headerBytes(payload.length);
        byte[] frame = new byte[header + payload.length];
        frame[0] = (byte) (FIN | opcode);
        if (payload.length <= SHORT_MAX) {
            frame[1] = (byte) (MASKED | payload.length);
        } else {
            frame[1] = (byte) (MASKED | 126);
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, header, payload.length);
        return frame;
    }

    private static int headerBytes(int length) {
        if (length > 0xffff) {
            throw new IllegalArgumentException("a frame of " + length + " bytes; the generator's are at most 65535");
        }
        return (length <= SHORT_MAX ? 2 : 4) + MASK_BYTES;
    }
}
