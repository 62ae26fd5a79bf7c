package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.event.LoggedEvent;
import io.netty.buffer.ByteBuf;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What waits, in order, for a client that reads slowly. Events wait as what they are, shared with all other recipients and the log's
 * cache, and are encoded only when they are sent.
 */
final class Outbox {

    private final Total total;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long bytes;
    private long bytesMax;
    private long progressNanos;

    Outbox(Total total, long nowNanos) {
        this.total = total;
        this.progressNanos = nowNanos;
    }

    /** A larger bound holds until all is sent. */
    boolean hasRoom(long max) {
        bytesMax = Math.max(bytesMax, max);
        return bytes < bytesMax && total.bytes < total.bytesMax;
    }

    void add(LoggedEvent event) {
        waiting.addLast(event);
        count(event.json().length);
    }

    void add(ByteBuf frame) {
        waiting.addLast(frame);
        count(frame.readableBytes());
    }

    /** The oldest entry as a frame; nothing when there is none. */
    @Nullable ByteBuf next(Frames frames) {
        Object oldest = waiting.pollFirst();
        if (oldest instanceof LoggedEvent event) {
            count(-event.json().length);
            return frames.event(event);
        }
        if (oldest instanceof ByteBuf frame) {
            count(-frame.readableBytes());
            return frame;
        }
        return null;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The client took something. */
    void progressed(long nowNanos) {
        progressNanos = nowNanos;
    }

    long stalledNanos(long nowNanos) {
        return nowNanos - progressNanos;
    }

    void drop() {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        count(-bytes);
    }

    private void count(long added) {
        bytes += added;
        total.bytes += added;
    }

    /** What waits for all clients of one event loop. */
    static final class Total {

        private final long bytesMax;
        private long bytes;

        Total(long bytesMax) {
            this.bytesMax = bytesMax;
        }
    }
}
