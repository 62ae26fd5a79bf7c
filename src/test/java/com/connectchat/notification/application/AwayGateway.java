package com.connectchat.notification.application;

import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.OutgoingMessage.Close;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Gap;
import com.connectchat.bus.contract.OutgoingMessage.Replay;
import com.connectchat.bus.contract.OutgoingMessage.SyncDone;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.UserConnected;
import com.connectchat.gateway.domain.Absentees;
import com.connectchat.gateway.domain.Absentees.Absentee;
import com.connectchat.gateway.domain.HoldBounds;
import com.connectchat.gateway.domain.Timeline;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.OfflineStore.Absence;
import com.connectchat.session.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a gateway does for devices that come and go, over its own {@link Timeline} and {@link Absentees}. */
final class AwayGateway {

    final GatewayId id;
    final Map<ConnectionId, Socket> sockets = new HashMap<>();
    private final FaultyRegistry registry;
    private final Clock clock;
    private final Consumer<UserConnected> wishes;
    private final @Nullable Planted planted;
    private Absentees<Session> absentees;
    private Instant unmarkedUntil;

    AwayGateway(GatewayId id, FaultyRegistry registry, Clock clock, Consumer<UserConnected> wishes, @Nullable Planted planted) {
        this.id = id;
        this.registry = registry;
        this.clock = clock;
        this.wishes = wishes;
        this.planted = planted;
        this.absentees = newAbsentees();
        this.unmarkedUntil = clock.instant();
    }

    /** Mistakes that the simulation has to notice. */
    enum Planted {

        SETTLES_AT_ONCE, MISSES_WHAT_COMES_LATE, BELIEVES_WHAT_NOBODY_MARKED, HAS_NO_DOUBT, TAKES_ALL_FOR_SENT
    }

    void open(AwayDevice device, ConnectionId connection, Map<ConversationId, Long> named) {
        Session session = new Session(device.user, device.device, id, connection);
        Session replaced = registry.register(session).replaced();
        if (replaced != null && replaced.gateway().equals(id)) {
            end(replaced.connection());
        }
        Socket socket = new Socket(session, device);
        sockets.put(connection, socket);
        socket.timeline.sync(named);
    }

    /** The gateway notices that a connection is over. */
    void end(ConnectionId connection) {
        Socket socket = sockets.remove(connection);
        if (socket == null) {
            return;
        }
        Optional<Map<ConversationId, Long>> sent = planted == Planted.TAKES_ALL_FOR_SENT ? Optional.of(Map.of())
                : socket.timeline.allSent(Absentees.CONVERSATIONS_MAX);
        sent.ifPresent(known -> absentees.left(
                new Absentee<>(socket.session, socket.session.userId(), connection, known), nanos()));
        try {
            if (sent.isPresent()) {
                registry.leave(socket.session);
            } else {
                registry.remove(socket.session);
            }
        } catch (Unavailable e) {
            // As at a real gateway: the entry ends by itself.
            return;
        }
    }

    /** The process is killed, and another one takes its place. */
    void crash() {
        sockets.clear();
        absentees = newAbsentees();
        unmarkedUntil = clock.instant();
    }

    void sweep() {
        try {
            registry.settle(absentees.settled(nanos()).stream().map(each -> new Absence(each.session(), each.sent())).toList());
        } catch (Unavailable e) {
            // As at a real gateway: these absences don't count.
            return;
        }
    }

    /** Returns those of whom the registry had forgotten that they are here. */
    List<Session> beat() {
        try {
            return registry.renew(sockets.values().stream().map(each -> each.session).toList());
        } catch (Unavailable e) {
            return List.of();
        }
    }

    /** Somebody had been forgotten. */
    void recheck(Session session) {
        Socket socket = sockets.get(session.connection());
        if (socket != null) {
            socket.timeline.recheck();
        } else if (planted != Planted.HAS_NO_DOUBT) {
            absentees.doubt(session.connection());
        }
    }

    void take(OutgoingMessage message) {
        switch (message) {
            case Deliver deliver -> deliver.recipients().forEach(each -> show(each, deliver.event()));
            case Replay replay -> on(replay.connection(), each -> each.timeline.replay(replay.conversationId(), replay.fromSeq(),
                    replay.events()));
            case Gap gap -> on(gap.connection(), each -> each.timeline.gap(gap.conversationId(), gap.fromSeq(), gap.toSeq(), gap.reason()));
            case SyncDone done -> on(done.connection(), Socket::caughtUp);
            case Close close -> end(close.connection());
            default -> { }
        }
    }

    void take(GroupOutgoingMessage message) {
        if (message.gateways() == null && planted != Planted.BELIEVES_WHAT_NOBODY_MARKED) {
            unmarkedUntil = clock.instant();
        }
        for (LoggedEvent event : message.events()) {
            message.recipients().forEach(user -> {
                absentees.missed(user, event.conversationId(), event.seq());
                List.copyOf(sockets.values()).stream().filter(each -> each.session.userId().equals(user))
                        .forEach(each -> each.timeline.live(event));
            });
        }
    }

    private void show(ConnectionId connection, LoggedEvent event) {
        Socket socket = sockets.get(connection);
        if (socket != null) {
            socket.timeline.live(event);
        } else if (planted != Planted.MISSES_WHAT_COMES_LATE) {
            absentees.missed(connection, event.conversationId(), event.seq());
        }
    }

    private void on(ConnectionId connection, Consumer<Socket> action) {
        Socket socket = sockets.get(connection);
        if (socket != null) {
            action.accept(socket);
        }
    }

    private Absentees<Session> newAbsentees() {
        return new Absentees<>(planted == Planted.SETTLES_AT_ONCE ? Duration.ZERO : OfflineStore.SETTLED_AFTER);
    }

    private long nanos() {
        return clock.millis() * 1_000_000;
    }

    /** A connection, on whose other end there may be nobody any more. */
    final class Socket implements Timeline.Outlet<String> {

        final Session session;
        private final Timeline<String> timeline = new Timeline<>(this, new HoldBounds(1_000, 1 << 20, 1 << 20));
        private @Nullable AwayDevice device;

        Socket(Session session, AwayDevice device) {
            this.session = session;
            this.device = device;
        }

        /** What is sent from now on is lost. */
        void cut() {
            device = null;
        }

        private void caughtUp() {
            if (timeline.caughtUp() && device != null) {
                device.caughtUp();
            }
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        @Override
        public void event(LoggedEvent event) {
            if (device != null) {
                device.receive(event);
            }
        }

        @Override
        public void reply(String reply, LoggedEvent event) {
            throw new AssertionError("an answer for nobody: " + event);
        }

        @Override
        public void replyOutOfPlace(String reply) {
            throw new AssertionError("an answer for nobody");
        }

        @Override
        public void gap(ConversationId conversation, long fromSeq, long toSeq, GapReason reason) {
            if (device != null) {
                device.fetch(conversation, toSeq);
            }
        }

        @Override
        public void catchUp(Map<ConversationId, Long> cursors) {
            wishes.accept(new UserConnected(session.userId(), session.deviceId(), id, session.connection(), cursors,
                    planted == Planted.BELIEVES_WHAT_NOBODY_MARKED ? Instant.EPOCH : unmarkedUntil));
        }
    }
}
