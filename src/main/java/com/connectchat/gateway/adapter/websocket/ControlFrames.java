package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Ping, pong and close, as RFC 6455 has them. */
final class ControlFrames {

    private static final int FIN_CLOSE = 0x88;
    private static final int FIN_PING = 0x89;
    private static final int FIN_PONG = 0x8a;
    private static final int HEADER_BYTES = 2;
    private static final int CODE_BYTES = 2;

    private ControlFrames() {
    }

    static ByteBuf ping(ByteBufAllocator buffers) {
        return frame(buffers, FIN_PING, 0);
    }

    static ByteBuf pong(ByteBufAllocator buffers, byte[] payload, int length) {
        return frame(buffers, FIN_PONG, length).writeBytes(payload, 0, length);
    }

    static ByteBuf close(ByteBufAllocator buffers, CloseCode code) {
        byte[] reason = code.meaning().getBytes(StandardCharsets.UTF_8);
        return frame(buffers, FIN_CLOSE, CODE_BYTES + reason.length).writeShort(code.number()).writeBytes(reason);
    }

    static ByteBuf close(ByteBufAllocator buffers, byte[] payload, int length) {
        return frame(buffers, FIN_CLOSE, length).writeBytes(payload, 0, length);
    }

    /** What is wrong with a client's close frame. */
    static @Nullable CloseCode faultOfClose(byte[] payload, int length) {
        if (length == 0) {
            return null;
        }
        if (length < CODE_BYTES || !mayBeSent((payload[0] & 0xff) << 8 | payload[1] & 0xff)) {
            return CloseCode.NOT_WEBSOCKET;
        }
        return Utf8Check.check(Utf8Check.BETWEEN, payload, CODE_BYTES, length) == Utf8Check.BETWEEN ? null : CloseCode.INVALID_TEXT;
    }

    /** No more comes from us; what still comes from the client is read and dropped until it ends or its time is up. */
    static void finish(Channel channel) {
        if (channel instanceof DuplexChannel both && both.isActive()) {
            both.shutdownOutput();
        }
    }

    private static boolean mayBeSent(int code) {
        return code >= 1000 && code <= 1003 || code >= 1007 && code <= 1014 || code >= 3000 && code <= 4999;
    }

    private static ByteBuf frame(ByteBufAllocator buffers, int first, int length) {
        return buffers.directBuffer(HEADER_BYTES + length).writeByte(first).writeByte(length);
    }
}
