package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.OutgoingMessage.ConversationState;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.gateway.domain.Absentees;
import com.connectchat.gateway.domain.Absentees.Absentee;
import com.connectchat.gateway.domain.InFlight;
import com.connectchat.gateway.domain.Timeline;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.session.Session;
import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The user and device on a connection, what they wait for, and what they have seen. */
final class Client implements Timeline.Outlet<Reply> {

    private final Connection connection;
    private final Session session;
    private final Timeline<Reply> timeline;
    private @Nullable InFlight inFlight;
    private @Nullable Map<ConversationId, Long> typing;
    private @Nullable Set<UserId> watched;
    private int looks;
    private long usedNanos = System.nanoTime();
    private volatile boolean idle;
    private boolean swept;
    private boolean expiryWatched;
    private long expiresAtMillis;

    Client(Connection connection, Session session, Instant expiresAt) {
        this.connection = connection;
        this.session = session;
        this.expiresAtMillis = expiresAt.toEpochMilli();
        this.timeline = new Timeline<>(this, connection.loop().holdBounds());
    }

    Connection connection() {
        return connection;
    }

    Session session() {
        return session;
    }

    Timeline<Reply> timeline() {
        return timeline;
    }

    Instant expiresAt() {
        return Instant.ofEpochMilli(expiresAtMillis);
    }

    /** A newer token is in use. */
    void expiresAt(Instant later) {
        expiresAtMillis = later.toEpochMilli();
        expiryWatched = false;
    }

    /** Returns whether nobody watches yet for the end of the token in use. */
    boolean watchExpiry() {
        boolean first = !expiryWatched;
        expiryWatched = true;
        return first;
    }

    /** Sends what answers a request or tells of the connection itself. */
    void send(ByteBuf frame) {
        connection.mailbox().send(frame);
    }

    void refuse(@Nullable String id, ErrorCode code, String message) {
        if (id != null) {
            send(connection.loop().frames().error(id, code, message));
        }
    }

    int requestsInFlight() {
        return inFlight == null ? 0 : inFlight.size();
    }

    /** Remembers that the request waits for its answer. */
    void await(String requestId, long deadlineNanos) {
        InFlight waiting = inFlight;
        if (waiting == null) {
            waiting = new InFlight();
            inFlight = waiting;
        }
        waiting.add(requestId, deadlineNanos);
        if (!swept) {
            swept = true;
            connection.loop().sweeps().awaitAnswers(this);
        }
    }

    /** Answers what has waited too long. Returns whether anything still waits. */
    boolean sweep(long nowNanos) {
        if (inFlight != null) {
            inFlight.expire(nowNanos, late -> refuse(late, ErrorCode.UNAVAILABLE,
                    "no outcome in time; it is unknown, retry with the same client_message_id"));
        }
        swept = requestsInFlight() > 0 && isHere();
        return swept;
    }

    /** An answer that takes no place in a conversation; nobody waits for a late one any more. */
    void answer(String requestId, Outcome outcome) {
        if (inFlight != null && inFlight.remove(requestId)) {
            send(connection.loop().frames().outcome(requestId, outcome));
        }
    }

    /** The end of a catch-up. */
    void caughtUp(List<ConversationState> conversations) {
        if (timeline.caughtUp()) {
            send(connection.loop().frames().syncDone(conversations));
        }
    }

    /** The conversations in which the client types, and since when it last said so. */
    Map<ConversationId, Long> typing() {
        if (typing == null) {
            typing = new HashMap<>(2);
        }
        return typing;
    }

    /** Whose presence the client watches. */
    Set<UserId> watched() {
        if (watched == null) {
            watched = new HashSet<>(4);
        }
        return watched;
    }

    /** Whether one more look at presences may be under way. */
    boolean startLook(int max) {
        if (looks >= max) {
            return false;
        }
        looks++;
        return true;
    }

    void endLook() {
        looks--;
    }

    /** The user has asked for something. */
    void used() {
        usedNanos = System.nanoTime();
        if (idle) {
            idle = false;
            connection.loop().shared().greeter().mark(this);
        }
    }

    /** Looks whether the user has asked for nothing for too long. */
    void restIfUnused(long nowNanos, long awayAfterNanos) {
        if (!idle && nowNanos - usedNanos >= awayAfterNanos) {
            idle = true;
            connection.loop().shared().greeter().mark(this);
        }
    }

    /** Whether the device is connected and not in use. Thread-safe. */
    boolean isIdle() {
        return idle;
    }

    /** Whether the connection is still this client's. */
    boolean isHere() {
        return connection.client() == this;
    }

    /** The connection is over. */
    void leave() {
        Loop loop = connection.loop();
        Optional<Map<ConversationId, Long>> sent = timeline.allSent(Absentees.CONVERSATIONS_MAX);
        timeline.end();
        if (watched != null) {
            loop.shared().presences().leave(this);
        }
        if (typing != null) {
            loop.shared().typing().stopAll(this);
        }
        sent.ifPresentOrElse(known -> {
            loop.absentees().left(new Absentee<>(session, session.userId(), session.connection(), known), System.nanoTime());
            loop.shared().greeter().goAway(session);
        }, () -> loop.shared().greeter().leave(session));
    }

    @Override
    public boolean hasRoom() {
        return connection.mailbox().hasRoom(timeline.catchingUp());
    }

    @Override
    public void event(LoggedEvent event) {
        connection.loop().shared().metrics().delivered();
        connection.mailbox().send(event);
    }

    @Override
    public void reply(Reply reply, LoggedEvent event) {
        if (reply.to() instanceof ReplyTo.Socket(_, _, String requestId) && inFlight != null && inFlight.remove(requestId)) {
            send(connection.loop().frames().outcome(requestId, reply.outcome()));
        } else {
            // The request was answered as unavailable; the event still has its place.
            connection.mailbox().send(event);
        }
    }

    @Override
    public void replyOutOfPlace(Reply reply) {
        if (reply.to() instanceof ReplyTo.Socket(_, _, String requestId)) {
            answer(requestId, reply.outcome());
        }
    }

    @Override
    public void gap(ConversationId conversation, long fromSeq, long toSeq, GapReason reason) {
        connection.loop().shared().metrics().gap(reason);
        send(connection.loop().frames().gap(conversation, fromSeq, toSeq, reason));
    }

    @Override
    public void catchUp(Map<ConversationId, Long> cursors) {
        connection.loop().shared().clients().catchUp(session, cursors, failure -> {
            if (failure != null) {
                connection.loop().execute(() -> connection.close(CloseCode.INTERNAL));
            }
        });
    }
}
