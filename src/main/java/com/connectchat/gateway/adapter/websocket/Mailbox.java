package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.GatewaySettings.Outbound;
import com.connectchat.kernel.event.LoggedEvent;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What goes out to one client, in order. While the client keeps up, a frame goes straight to the socket; when it does not, frames
 * wait here within bounds, and no more is read from the client until they are gone.
 */
final class Mailbox {

    private final Loop loop;
    private final Connection connection;
    private final Channel channel;
    private @Nullable Outbox outbox;
    private boolean dirty;
    private boolean emptying;

    Mailbox(Loop loop, Connection connection, Channel channel) {
        this.loop = loop;
        this.connection = connection;
        this.channel = channel;
    }

    /** Sends a frame that must be sent; how many of these there are is bounded by what the client asked. */
    void send(ByteBuf frame) {
        if (outbox == null) {
            write(frame);
        } else {
            outbox.add(frame);
        }
    }

    /** Sends an event. */
    void send(LoggedEvent event) {
        if (outbox == null) {
            write(loop.frameOf(event));
        } else {
            outbox.add(event);
        }
    }

    /** Sends a frame that may as well be lost: it does not wait. */
    void sendIfIdle(ByteBuf frame) {
        if (outbox == null) {
            write(frame);
        } else {
            frame.release();
        }
    }

    /** Whether an event may be added; more may wait while the client is brought up to date. */
    boolean hasRoom(boolean catchingUp) {
        Outbound bounds = loop.shared().settings().outbound();
        return outbox == null || outbox.hasRoom(catchingUp ? bounds.catchUpMax().toBytes() : bounds.max().toBytes());
    }

    /** Whether the client does not keep up, so that best-effort frames are dropped and nothing is read from it. */
    boolean isBackedUp() {
        return outbox != null;
    }

    long stalledNanos() {
        return outbox == null ? 0 : outbox.stalledNanos(System.nanoTime());
    }

    void flush() {
        dirty = false;
        channel.flush();
    }

    /** The socket takes more again, or no longer does. */
    void writabilityChanged() {
        if (outbox != null && channel.isWritable() && !emptying) {
            empty(outbox);
        }
    }

    /** Forgets what waits; the connection is over. */
    void drop() {
        if (outbox != null) {
            outbox.drop();
            outbox = null;
        }
    }

    private void write(ByteBuf frame) {
        loop.shared().metrics().frameSent();
        channel.write(frame, channel.voidPromise());
        if (!dirty) {
            dirty = true;
            loop.flushLater(this);
        }
        if (!channel.isWritable()) {
            channel.flush();
            if (!channel.isWritable() && outbox == null) {
                outbox = new Outbox(loop.waiting(), System.nanoTime());
                loop.sweeps().awaitProgress(connection);
            }
        }
    }

    private void empty(Outbox waiting) {
        emptying = true;
        do {
            for (ByteBuf frame = nextIfWritable(waiting); frame != null; frame = nextIfWritable(waiting)) {
                loop.shared().metrics().frameSent();
                channel.write(frame, channel.voidPromise());
            }
            channel.flush();
        } while (!waiting.isEmpty() && channel.isWritable());
        emptying = false;
        waiting.progressed(System.nanoTime());
        if (waiting.isEmpty() && channel.isWritable()) {
            outbox = null;
            connection.keepsUpAgain();
        }
    }

    private @Nullable ByteBuf nextIfWritable(Outbox waiting) {
        return channel.isWritable() ? waiting.next(loop.frames()) : null;
    }
}
