package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.GatewaySettings;
import com.connectchat.gateway.domain.Absentees;
import com.connectchat.gateway.domain.HoldBounds;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.Session;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event loop and all that its connections share: buffers, the parser, the sweeps. Nothing of it may be touched from another thread,
 * but for {@link #execute}.
 */
final class Loop {

    /** Leaves a sweep's time before the five seconds within which every request is answered. */
    private static final long ANSWER_WITHIN_NANOS = TimeUnit.MILLISECONDS.toNanos(4_500);

    private final Shared shared;
    private final EventLoop thread;
    private final ConnectionIds ids;
    private final byte[] scratch = new byte[GatewaySettings.FRAME_BYTES_MAX];
    private final RequestReader requests = new RequestReader();
    private final Frames frames;
    private final HoldBounds holdBounds;
    private final Outbox.Total waiting;
    private final LongObjectMap<Connection> connections = new LongObjectHashMap<>();
    private final Map<UserId, List<Connection>> users = new HashMap<>();
    private final List<Mailbox> dirty = new ArrayList<>();
    private final Absentees<Session> absentees = new Absentees<>(OfflineStore.SETTLED_AFTER);
    private final Sweeps sweeps;
    private final Expiries expiries;
    private @Nullable LoggedEvent sharedEvent;
    private @Nullable ByteBuf sharedFrame;

    /** @param loops how many share the bounds that are for all connections together */
    Loop(Shared shared, EventLoop thread, ConnectionIds ids, int loops) {
        GatewaySettings.Outbound outbound = shared.settings().outbound();
        long bytesMax = outbound.totalBytesMax() / loops / 2;
        this.shared = shared;
        this.thread = thread;
        this.ids = ids;
        this.frames = new Frames(shared.settings(), ByteBufAllocator.DEFAULT);
        this.holdBounds = new HoldBounds(outbound.heldEventsMax(), outbound.heldMax().toBytes(), bytesMax);
        this.waiting = new Outbox.Total(bytesMax);
        this.sweeps = new Sweeps(this);
        this.expiries = new Expiries(this);
        thread.scheduleAtFixedRate(() -> runAndFlush(sweeps::tick), Sweeps.TICK_MILLIS, Sweeps.TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    Shared shared() {
        return shared;
    }

    byte[] scratch() {
        return scratch;
    }

    RequestReader requests() {
        return requests;
    }

    Frames frames() {
        return frames;
    }

    HoldBounds holdBounds() {
        return holdBounds;
    }

    Outbox.Total waiting() {
        return waiting;
    }

    Absentees<Session> absentees() {
        return absentees;
    }

    Sweeps sweeps() {
        return sweeps;
    }

    Expiries expiries() {
        return expiries;
    }

    boolean runsOn(EventLoop other) {
        return thread == other;
    }

    /** Runs the task here, then sends what it left to send. */
    void execute(Runnable task) {
        thread.execute(() -> runAndFlush(task));
    }

    void schedule(Runnable task, long delay, TimeUnit unit) {
        thread.schedule(() -> runAndFlush(task), delay, unit);
    }

    long answerDeadlineNanos() {
        return System.nanoTime() + ANSWER_WITHIN_NANOS;
    }

    ConnectionId nextId() {
        return ids.next();
    }

    Connection connect(Channel channel) {
        Connection connection = new Connection(this, channel);
        connections.put(connection.id().value(), connection);
        return connection;
    }

    void forget(Connection connection) {
        connections.remove(connection.id().value());
    }

    @Nullable Connection find(ConnectionId id) {
        return connections.get(id.value());
    }

    /** A user is on this connection from now on, until {@link #left}. */
    void joined(UserId user, Connection connection) {
        users.merge(user, List.of(connection), (known, one) -> Stream.concat(known.stream(), one.stream()).toList());
    }

    void left(UserId user, Connection connection) {
        users.computeIfPresent(user, (_, known) -> {
            List<Connection> rest = known.stream().filter(each -> each != connection).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    /** The connections of one user. */
    List<Connection> of(UserId user) {
        List<Connection> found = users.get(user);
        return found == null ? List.of() : found;
    }

    /** To be looked through only: closing one changes it. */
    Iterable<Connection> connections() {
        return connections.values();
    }

    List<Connection> snapshot() {
        return List.copyOf(connections.values());
    }

    void flushLater(Mailbox mailbox) {
        dirty.add(mailbox);
    }

    void flushDirty() {
        for (int i = 0; i < dirty.size(); i++) {
            dirty.get(i).flush();
        }
        dirty.clear();
    }

    /** The event as a frame; one that goes to many is encoded once (see {@link #share}). */
    ByteBuf frameOf(LoggedEvent event) {
        ByteBuf frame = sharedFrame;
        return frame != null && event == sharedEvent ? frame.retainedDuplicate() : frames.event(event);
    }

    /** Until {@link #endSharing}, the event is sent to one connection after the other. */
    void share(LoggedEvent event) {
        sharedFrame = frames.event(event);
        sharedEvent = event;
    }

    void endSharing() {
        if (sharedFrame != null) {
            sharedFrame.release();
        }
        sharedFrame = null;
        sharedEvent = null;
    }

    private void runAndFlush(Runnable task) {
        try {
            task.run();
        } finally {
            flushDirty();
        }
    }
}
