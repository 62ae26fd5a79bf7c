package com.connectchat.gateway.adapter.websocket;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Removes the mask that every frame of a client carries. */
final class Mask {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Mask() {
    }

    /** Copies the payload without its mask, eight bytes at a time. Returns whether all of it is ASCII. */
    static boolean remove(ByteBuf from, int index, int mask, byte[] to, int length) {
        from.getBytes(index, to, 0, length);
        long wide = (long) mask << 32 | mask & 0xffff_ffffL;
        long seen = 0;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            long plain = (long) LONGS.get(to, i) ^ wide;
            LONGS.set(to, i, plain);
            seen |= plain;
        }
        for (; i < length; i++) {
            byte plain = (byte) (to[i] ^ mask >>> 24 - (i & 3) * 8);
            to[i] = plain;
            seen |= plain;
        }
        return (seen & NOT_ASCII) == 0;
    }
}
