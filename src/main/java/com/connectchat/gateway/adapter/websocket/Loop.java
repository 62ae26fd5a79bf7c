package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.UserEvent;
import com.connectchat.gateway.GatewaySettings;
import com.connectchat.gateway.domain.HoldBounds;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.LoggedEvent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One event loop and all that its connections share: buffers, the parser, the sweeps. Nothing of it may be touched from another thread,
 * but for {@link #execute} and {@link #add}.
 */
final class Loop {

    /** The coarsest delay of everything that is not exact: answers that are late, silent clients. */
    static final long TICK_MILLIS = 250;
    /** Leaves a sweep's time before the five seconds within which every request is answered. */
    private static final long ANSWER_WITHIN_NANOS = TimeUnit.MILLISECONDS.toNanos(4_500);
    private static final long CLOSE_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Shared shared;
    private final EventLoop thread;
    private final ConnectionIds ids;
    private final byte[] scratch = new byte[GatewaySettings.FRAME_BYTES_MAX];
    private final RequestReader requests = new RequestReader();
    private final Frames frames;
    private final HoldBounds holdBounds;
    private final Outbox.Total waiting;
    private final LongObjectMap<Connection> connections = new LongObjectHashMap<>();
    private final List<Mailbox> dirty = new ArrayList<>();
    private final Heartbeats heartbeats;
    private final Expiries expiries;
    private final Deadlines<Channel> upgrades;
    private final Deadlines<Connection> hellos;
    private final Deadlines<Connection> endings;
    private final Deadlines<Typer> typers;
    private final Queue<UserEvent> userEvents = new ConcurrentLinkedQueue<>();
    private List<Client> swept = new ArrayList<>();
    private List<Connection> stalled = new ArrayList<>();
    private @Nullable LoggedEvent sharedEvent;
    private @Nullable ByteBuf sharedFrame;

    Loop(Shared shared, EventLoop thread, ConnectionIds ids, int loops) {
        GatewaySettings settings = shared.settings();
        this.shared = shared;
        this.thread = thread;
        this.ids = ids;
        this.frames = new Frames(settings, ByteBufAllocator.DEFAULT);
        this.holdBounds = new HoldBounds(settings.outbound().heldEventsMax(), settings.outbound().heldMax().toBytes(),
                settings.outbound().totalBytesMax() / loops / 2);
        this.waiting = new Outbox.Total(settings.outbound().totalBytesMax() / loops / 2);
        this.heartbeats = new Heartbeats((int) Math.max(1, settings.heartbeatInterval().toMillis() / TICK_MILLIS), shared.greeter()::renew);
        this.expiries = new Expiries(this);
        this.upgrades = new Deadlines<>(settings.handshakeTimeout().toNanos(), Loop::endIfNotUpgraded);
        this.hellos = new Deadlines<>(settings.helloTimeout().toNanos(), Loop::endIfSilent);
        this.endings = new Deadlines<>(CLOSE_WITHIN_NANOS, connection -> connection.channel().close());
        this.typers = new Deadlines<>(TimeUnit.MILLISECONDS.toNanos(TypingNotices.SILENCE_MILLIS),
                typer -> shared.typing().expire(typer.client, typer.conversation));
        thread.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
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

    Heartbeats heartbeats() {
        return heartbeats;
    }

    Expiries expiries() {
        return expiries;
    }

    /** To be looked through only: closing one changes it. */
    Iterable<Connection> connections() {
        return connections.values();
    }

    List<Connection> snapshot() {
        return List.copyOf(connections.values());
    }

    /** Runs the task here, then sends what it left to send. */
    void execute(Runnable task) {
        thread.execute(() -> runAndFlush(task));
    }

    void schedule(Runnable task, long delay, TimeUnit unit) {
        thread.schedule(() -> runAndFlush(task), delay, unit);
    }

    /** Remembers what happened to an account until the next tick, so that many events cost one look at all connections. Thread-safe. */
    void add(List<UserEvent> events) {
        userEvents.addAll(events);
    }

    boolean runsOn(EventLoop other) {
        return thread == other;
    }

    void awaitUpgrade(Channel channel) {
        upgrades.add(channel);
    }

    Connection connect(Channel channel) {
        Connection connection = new Connection(this, channel);
        connections.put(connection.id().value(), connection);
        return connection;
    }

    void awaitHello(Connection connection) {
        hellos.add(connection);
    }

    void awaitTyping(Client client, ConversationId conversation) {
        typers.add(new Typer(client, conversation));
    }

    void ending(Connection connection) {
        endings.add(connection);
    }

    void forget(Connection connection) {
        connections.remove(connection.id().value());
    }

    @Nullable Connection find(ConnectionId id) {
        return connections.get(id.value());
    }

    ConnectionId nextId() {
        return ids.next();
    }

    long answerDeadlineNanos() {
        return System.nanoTime() + ANSWER_WITHIN_NANOS;
    }

    void sweepRequests(Client client) {
        swept.add(client);
    }

    void watchStalled(Connection connection) {
        stalled.add(connection);
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

    private void tick() {
        runAndFlush(() -> {
            long now = System.nanoTime();
            upgrades.tick(now);
            hellos.tick(now);
            endings.tick(now);
            typers.tick(now);
            obeyUserEvents();
            heartbeats.tick();
            sweep(now);
            endStalled();
        });
    }

    private void obeyUserEvents() {
        if (!userEvents.isEmpty()) {
            List<UserEvent> events = new ArrayList<>();
            for (UserEvent event = userEvents.poll(); event != null; event = userEvents.poll()) {
                events.add(event);
            }
            Revocations.apply(events, this);
        }
    }

    private void sweep(long nowNanos) {
        List<Client> busy = swept;
        swept = new ArrayList<>();
        for (Client client : busy) {
            if (client.sweep(nowNanos)) {
                swept.add(client);
            }
        }
    }

    private void endStalled() {
        long stalledNanosMax = shared.settings().outbound().stalledMax().toNanos();
        List<Connection> slow = stalled;
        stalled = new ArrayList<>();
        for (Connection connection : slow) {
            Client client = connection.client();
            if (connection.mailbox().stalledNanos() > stalledNanosMax
                    || client != null && client.timeline().unannounced() > shared.settings().outbound().gapsMax()) {
                connection.close(CloseCode.SLOW_CONSUMER);
            } else if (connection.mailbox().isBackedUp()) {
                stalled.add(connection);
            }
        }
    }

    private static void endIfNotUpgraded(Channel channel) {
        if (channel.pipeline().get(HttpDoor.class) != null) {
            channel.close();
        }
    }

    private record Typer(Client client, ConversationId conversation) {
    }

    private static void endIfSilent(Connection connection) {
        if (connection.state() == Connection.State.OPEN) {
            connection.close(CloseCode.HEARTBEAT_MISSED);
        }
    }
}
