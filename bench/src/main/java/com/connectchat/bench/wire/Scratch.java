package com.connectchat.bench.wire;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The buffers that all sockets of one event loop take turns with, so that receiving allocates nothing. */
public final class Scratch {

    private static final int BYTES_INITIAL = 128 * 1024;

    final FrameCursor cursor = new FrameCursor();
    final ServerFrame frame = new ServerFrame();
    private byte[] bytes = new byte[BYTES_INITIAL];

    /** Puts what was left from the last read and what came now one after the other; returns how much that is. */
    int load(byte[] left, ByteBuf in) {
        int length = left.length + in.readableBytes();
        if (length > bytes.length) {
            bytes = new byte[Integer.highestOneBit(length) * 2];
        }
        System.arraycopy(left, 0, bytes, 0, left.length);
        in.readBytes(bytes, left.length, in.readableBytes());
        return length;
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] rest(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
