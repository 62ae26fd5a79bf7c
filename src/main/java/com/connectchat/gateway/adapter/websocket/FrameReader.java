package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.GatewaySettings;
import com.connectchat.kernel.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Takes the frames of one connection apart: RFC 6455 without extensions, for text. Bytes of a frame that is not yet whole are kept
 * here, never more than one frame of them plus what one read brought.
 */
final class FrameReader extends ChannelInboundHandlerAdapter {

    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int CONTROL_BYTES_MAX = 125;
    private static final int MASK_BYTES = 4;

    private final Connection connection;
    private @Nullable ByteBuf rest;
    private @Nullable Fragments fragments;
    private boolean decoding;

    FrameReader(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf read = (ByteBuf) message;
        if (connection.isOver()) {
            read.release();
            return;
        }
        ByteBuf all = rest == null ? read : rest.writeBytes(read);
        if (all != read) {
            read.release();
        }
        if (connection.isPaused()) {
            rest = all;
            context.channel().config().setAutoRead(false);
        } else {
            rest = null;
            decode(all);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        connection.loop().flushDirty();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        connection.writabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        dropRest();
        connection.ended();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        connection.failed(cause);
    }

    /** Goes on with what had been read before the connection paused, then with reading. */
    void resume(Channel channel) {
        ByteBuf kept = rest;
        if (kept != null && !decoding) {
            rest = null;
            decode(kept);
        }
        if (!connection.isPaused() && !channel.config().isAutoRead()) {
            channel.config().setAutoRead(true);
        }
    }

    private void dropRest() {
        ReferenceCountUtil.release(rest);
        rest = null;
        fragments = null;
    }

    private void decode(ByteBuf bytes) {
        decoding = true;
        try {
            boolean whole = true;
            while (whole && !connection.isPaused() && !connection.isOver()) {
                whole = decodeFrame(bytes);
            }
        } finally {
            decoding = false;
            keep(bytes);
        }
    }

    private void keep(ByteBuf bytes) {
        if (!bytes.isReadable() || connection.isOver()) {
            bytes.release();
        } else if (bytes.readableBytes() * 2 > bytes.capacity()) {
            rest = bytes.discardReadBytes();
        } else {
            // A read buffer is much larger than what is left in it most of the time; keep only as much as there is.
            rest = bytes.alloc().buffer(bytes.readableBytes(), Integer.MAX_VALUE).writeBytes(bytes);
            bytes.release();
        }
    }

    /** Returns whether there was a whole frame. */
    private boolean decodeFrame(ByteBuf in) {
        int start = in.readerIndex();
        int readable = in.readableBytes();
        if (readable < 2) {
            return false;
        }
        int first = in.getByte(start) & 0xff;
        int second = in.getByte(start + 1) & 0xff;
        int lengthBytes = lengthBytes(second & 0x7f);
        if (readable < 2 + lengthBytes) {
            return false;
        }
        long length = length(in, start, second & 0x7f);
        CloseCode fault = faultOf(first, second, length);
        if (fault != null) {
            connection.close(fault);
            return false;
        }
        int headerBytes = 2 + lengthBytes + MASK_BYTES;
        if (readable < headerBytes + length) {
            return false;
        }
        byte[] payload = connection.loop().scratch();
        boolean ascii = Mask.remove(in, start + headerBytes, in.getInt(start + headerBytes - MASK_BYTES), payload, (int) length);
        in.readerIndex(start + headerBytes + (int) length);
        connection.showedLife();
        take(first, payload, (int) length, ascii);
        return true;
    }

    private static int lengthBytes(int length7) {
        return length7 == 127 ? 8 : length7 == 126 ? 2 : 0;
    }

    private static long length(ByteBuf in, int start, int length7) {
        return length7 == 127 ? in.getLong(start + 2) : length7 == 126 ? in.getUnsignedShort(start + 2) : length7;
    }

    private @Nullable CloseCode faultOf(int first, int second, long length) {
        int opcode = first & 0x0f;
        boolean reserved = (first & 0x70) != 0 || opcode > PONG || opcode > BINARY && opcode < CLOSE;
        boolean control = opcode >= CLOSE;
        boolean last = (first & 0x80) != 0;
        if (reserved || (second & 0x80) == 0 || control && (!last || length > CONTROL_BYTES_MAX) || length < 0) {
            return CloseCode.NOT_WEBSOCKET;
        }
        if (!control && (opcode == CONTINUATION) != (fragments != null)) {
            return CloseCode.NOT_WEBSOCKET;
        }
        if (opcode == BINARY) {
            return CloseCode.PROTOCOL_ERROR;
        }
        int before = fragments == null ? 0 : fragments.length();
        return !control && before + length > GatewaySettings.FRAME_BYTES_MAX ? CloseCode.FRAME_TOO_LARGE : null;
    }

    private void take(int first, byte[] payload, int length, boolean ascii) {
        boolean last = (first & 0x80) != 0;
        switch (first & 0x0f) {
            case TEXT -> {
                if (last) {
                    takeWhole(payload, length, ascii);
                } else {
                    fragments = new Fragments();
                    append(fragments, payload, length);
                }
            }
            case CONTINUATION -> {
                Fragments begun = fragments;
                if (begun != null && append(begun, payload, length) && last) {
                    fragments = null;
                    takeJoined(begun);
                }
            }
            case PING -> connection.ping(payload, length);
            case CLOSE -> connection.closedByClient(payload, length);
            default -> connection.pong(length);
        }
    }

    private void takeWhole(byte[] payload, int length, boolean ascii) {
        if (ascii || Utf8Check.check(Utf8Check.BETWEEN, payload, 0, length) == Utf8Check.BETWEEN) {
            connection.text(payload, length);
        } else {
            connection.close(CloseCode.INVALID_TEXT);
        }
    }

    private boolean append(Fragments begun, byte[] payload, int length) {
        if (!connection.allowFragment(length)) {
            return false;
        }
        if (begun.append(payload, length)) {
            return true;
        }
        connection.close(CloseCode.INVALID_TEXT);
        return false;
    }

    private void takeJoined(Fragments whole) {
        if (whole.isWholeText()) {
            connection.text(whole.bytes(), whole.length());
        } else {
            connection.close(CloseCode.INVALID_TEXT);
        }
    }
}
