package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.UserEvent;
import com.connectchat.gateway.GatewaySettings;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConversationId;
import com.connectchat.session.OfflineStore.Absence;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * What one event loop looks after by the clock, all in one tick: clients that are late, silent, stalled or revoked, requests that
 * nobody answered, devices that went away. Only what may be late is looked at, but for the heartbeats, which visit a part of all
 * connections each time.
 */
final class Sweeps {

    /** The coarsest delay of everything that is not exact. */
    static final long TICK_MILLIS = 250;

    private static final long CLOSE_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Loop loop;
    private final GatewaySettings settings;
    private final Heartbeats heartbeats;
    private final Deadlines<Channel> upgrades;
    private final Deadlines<Connection> hellos;
    private final Deadlines<Connection> endings;
    private final Deadlines<Typer> typers;
    private final Queue<UserEvent> userEvents = new ConcurrentLinkedQueue<>();
    private List<Client> busy = new ArrayList<>();
    private List<Connection> stalled = new ArrayList<>();

    Sweeps(Loop loop) {
        this.loop = loop;
        this.settings = loop.shared().settings();
        int ticks = (int) Math.max(1, settings.heartbeatInterval().toMillis() / TICK_MILLIS);
        this.heartbeats = new Heartbeats(ticks, loop.shared().greeter()::renew, settings.awayAfter());
        this.upgrades = new Deadlines<>(settings.handshakeTimeout().toNanos(), Sweeps::endIfNotUpgraded);
        this.hellos = new Deadlines<>(settings.helloTimeout().toNanos(), Sweeps::endIfSilent);
        this.endings = new Deadlines<>(CLOSE_WITHIN_NANOS, connection -> connection.channel().close());
        this.typers = new Deadlines<>(TimeUnit.MILLISECONDS.toNanos(TypingNotices.SILENCE_MILLIS),
                typer -> loop.shared().typing().expire(typer.client, typer.conversation));
    }

    void tick() {
        long now = System.nanoTime();
        upgrades.tick(now);
        hellos.tick(now);
        endings.tick(now);
        typers.tick(now);
        heartbeats.tick();
        answerLate(now);
        endStalled();
        settle(now);
        obeyUserEvents();
    }

    Heartbeats heartbeats() {
        return heartbeats;
    }

    void awaitUpgrade(Channel channel) {
        upgrades.add(channel);
    }

    void awaitHello(Connection connection) {
        hellos.add(connection);
    }

    /** The client has a moment to take the close frame. */
    void awaitEnd(Connection connection) {
        endings.add(connection);
    }

    void awaitTyping(Client client, ConversationId conversation) {
        typers.add(new Typer(client, conversation));
    }

    /** The client has requests in flight. */
    void awaitAnswers(Client client) {
        busy.add(client);
    }

    /** The client does not keep up. */
    void awaitProgress(Connection connection) {
        stalled.add(connection);
    }

    /** Remembers what happened to accounts until the next tick, so that many events cost one look at all connections. Thread-safe. */
    void add(List<UserEvent> events) {
        userEvents.addAll(events);
    }

    private void answerLate(long nowNanos) {
        List<Client> looked = busy;
        busy = new ArrayList<>();
        for (Client client : looked) {
            if (client.sweep(nowNanos)) {
                busy.add(client);
            }
        }
    }

    private void endStalled() {
        List<Connection> looked = stalled;
        stalled = new ArrayList<>();
        for (Connection connection : looked) {
            if (isTooSlow(connection)) {
                connection.close(CloseCode.SLOW_CONSUMER);
            } else if (connection.mailbox().isBackedUp()) {
                stalled.add(connection);
            }
        }
    }

    private void settle(long nowNanos) {
        List<Absence> settled = loop.absentees().settled(nowNanos).stream().map(each -> new Absence(each.session(), each.sent())).toList();
        if (!settled.isEmpty()) {
            loop.shared().greeter().settle(settled);
        }
    }

    private boolean isTooSlow(Connection connection) {
        Client client = connection.client();
        return connection.mailbox().stalledNanos() > settings.outbound().stalledMax().toNanos()
                || client != null && client.timeline().unannounced() > settings.outbound().gapsMax();
    }

    private void obeyUserEvents() {
        if (!userEvents.isEmpty()) {
            List<UserEvent> events = new ArrayList<>();
            for (UserEvent event = userEvents.poll(); event != null; event = userEvents.poll()) {
                events.add(event);
            }
            Revocations.apply(events, loop);
        }
    }

    private static void endIfNotUpgraded(Channel channel) {
        if (channel.pipeline().get(HttpDoor.class) != null) {
            channel.close();
        }
    }

    private static void endIfSilent(Connection connection) {
        if (connection.state() == Connection.State.OPEN) {
            connection.close(CloseCode.HEARTBEAT_MISSED);
        }
    }

    private record Typer(Client client, ConversationId conversation) {
    }
}
