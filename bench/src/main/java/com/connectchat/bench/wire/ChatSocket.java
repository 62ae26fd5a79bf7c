package com.connectchat.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket of one user, from the upgrade to its end: it says {@code hello} by itself, answers pings and hands every other
 * frame to its owner. All calls are made on, and all answers come on, the event loop of the socket.
 */
public final class ChatSocket extends ChannelInboundHandlerAdapter {

    /** Who the socket belongs to. */
    public interface Owner {

        /** The TCP connection is there; the upgrade is under way. */
        void connected(ChatSocket socket);

        /** The {@code hello} request, asked for once the WebSocket is open. */
        String hello();

        /** A text frame came; the frame is only valid during the call. */
        void received(ServerFrame frame);

        /** The socket is gone, for the reason given; told exactly once for each socket. */
        void closed(String reason);
    }

    /** Time from the connection to {@code sync.done}; longer is a failure that the owner is told. */
    private static final int READY_SECONDS_MAX = 30;
    private static final byte[] NOTHING = new byte[0];

    private final Endpoint endpoint;
    private final Scratch scratch;
    private final Owner owner;
    private @Nullable ChannelHandlerContext context;
    private byte[] left = NOTHING;
    private boolean upgraded;
    private boolean ready;
    private boolean ended;
    private boolean unflushed;
    private String reason = "connection lost";

    public ChatSocket(Endpoint endpoint, Scratch scratch, Owner owner) {
        this.endpoint = endpoint;
        this.scratch = scratch;
        this.owner = owner;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        context = ctx;
        owner.connected(this);
        ctx.writeAndFlush(Unpooled.wrappedBuffer(Upgrade.request(endpoint)));
        ctx.executor().schedule(() -> {
            if (!ready) {
                close("not ready within " + READY_SECONDS_MAX + " s");
            }
        }, READY_SECONDS_MAX, TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        int limit;
        try {
            limit = scratch.load(left, in);
        } finally {
            in.release();
        }
        int used = upgraded ? frames(0, limit) : answer(limit);
        left = used == limit ? NOTHING : scratch.rest(used, limit);
    }

    private int answer(int limit) {
        int end = Upgrade.end(scratch.bytes(), limit);
        if (end < 0) {
            return 0;
        }
        String refusal = Upgrade.refusal(scratch.bytes(), end);
        if (!refusal.isEmpty()) {
            close(refusal);
            return limit;
        }
        upgraded = true;
        write(owner.hello());
        return frames(end, limit);
    }

    private int frames(int from, int limit) {
        FrameCursor cursor = scratch.cursor;
        int at = from;
        while (!ended && cursor.next(scratch.bytes(), at, limit)) {
            at = cursor.payloadEnd();
            switch (cursor.opcode()) {
                case FrameCursor.TEXT -> text(cursor.payloadStart(), at);
                case FrameCursor.PING -> write(ClientFrame.of(FrameCursor.PONG, scratch.rest(cursor.payloadStart(), at)));
                case FrameCursor.CLOSE -> close(closeReason(cursor.payloadStart(), at));
                default -> {
                    // A pong needs no answer.
                }
            }
        }
        return ended ? limit : at;
    }

    private void text(int from, int to) {
        scratch.frame.scan(scratch.bytes(), from, to);
        ready |= scratch.frame.type() == ServerFrame.Type.SYNC_DONE;
        owner.received(scratch.frame);
    }

    private String closeReason(int from, int to) {
        byte[] bytes = scratch.bytes();
        if (to - from < 2) {
            return "closed by the server without a code";
        }
        int code = (bytes[from] & 0xff) << 8 | bytes[from + 1] & 0xff;
        return "closed by the server with " + code + " " + new String(bytes, from + 2, to - from - 2, UTF_8);
    }

    /** Writes a message of the template; it leaves with the next flush. */
    public void write(MessageTemplate template, long index) {
        ChannelHandlerContext ctx = open();
        ByteBuf out = ctx.alloc().directBuffer(template.length());
        template.writeTo(out, index);
        ctx.write(out, ctx.voidPromise());
        unflushed = true;
    }

    /** Writes a frame; it leaves with the next flush. */
    public void write(String json) {
        write(ClientFrame.text(json));
    }

    private void write(byte[] frame) {
        ChannelHandlerContext ctx = open();
        ctx.write(Unpooled.wrappedBuffer(frame), ctx.voidPromise());
        unflushed = true;
    }

    /** Sends what was written. Needed only outside of {@link Owner#received}: after it, the socket does this by itself. */
    public void flush() {
        if (unflushed && !ended) {
            unflushed = false;
            open().flush();
        }
    }

    /** Closes without a word, as a phone does that loses its network. */
    public void drop() {
        close("dropped by the generator");
    }

    private void close(String why) {
        if (!ended) {
            ended = true;
            reason = why;
            open().close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ended = true;
        owner.closed(reason);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        close(String.valueOf(cause.getMessage()));
    }

    private ChannelHandlerContext open() {
        if (context == null) {
            throw new IllegalStateException("the socket is not connected yet");
        }
        return context;
    }
}
