package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.adapter.websocket.ClientRequest.Hello;
import com.connectchat.gateway.adapter.websocket.ClientRequest.Invalid;
import com.connectchat.gateway.adapter.websocket.ClientRequest.Malformed;
import com.connectchat.gateway.domain.FloodGate;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConnectionId;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One socket, from the upgrade to its end: its state, its frames, its signs of life. Everything happens on its event loop. Who is on
 * it is known from the greeting on (see {@link Client}).
 */
final class Connection {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Loop loop;
    private final Channel channel;
    private final ConnectionId id;
    private final Mailbox mailbox;
    private final FrameReader reader = new FrameReader(this);
    private final @Nullable FloodGate gate;
    private State state = State.UPGRADING;
    private @Nullable Presented presented;
    private @Nullable Client client;
    private boolean lively = true;
    private boolean leaving;
    private byte silentBeats;
    private Heartbeats.@Nullable Seat seat;

    Connection(Loop loop, Channel channel) {
        this.loop = loop;
        this.channel = channel;
        this.id = loop.nextId();
        this.mailbox = new Mailbox(loop, this, channel);
        this.gate = loop.shared().newFloodGate();
    }

    ConnectionId id() {
        return id;
    }

    Loop loop() {
        return loop;
    }

    Channel channel() {
        return channel;
    }

    FrameReader reader() {
        return reader;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** Who is on it; nobody before the greeting and after the end. */
    @Nullable Client client() {
        return client;
    }

    State state() {
        return state;
    }

    /** The upgrade is done; the client has to say hello. */
    void open(@Nullable Presented presentedToken) {
        if (state == State.UPGRADING) {
            state = State.OPEN;
            presented = presentedToken;
            loop.sweeps().awaitHello(this);
            reader.resume(channel);
        }
    }

    /** Whether frames have to wait: for a greeting, because the client doesn't take what it gets, or for good. */
    boolean isPaused() {
        return leaving || state == State.UPGRADING || state == State.GREETING || mailbox.isBackedUp();
    }

    /** Whether what still comes in is of no interest. */
    boolean isOver() {
        return state == State.CLOSING || state == State.ENDED;
    }

    void showedLife() {
        lively = true;
    }

    void text(byte[] bytes, int length) {
        loop.shared().metrics().frameReceived();
        long waitNanos = gate == null ? 0 : gate.admit(length, System.nanoTime());
        ClientRequest request = loop.requests().read(bytes, length);
        if (request instanceof Malformed) {
            close(CloseCode.PROTOCOL_ERROR);
        } else if (waitNanos > 0) {
            refuse(request, waitNanos);
        } else if (client != null) {
            loop.shared().requests().handle(client, request);
        } else if (request instanceof Hello hello) {
            state = State.GREETING;
            loop.shared().greeter().greet(this, hello, presented);
            presented = null;
        } else {
            refuseHello(request);
        }
    }

    /** A part of a text counts as a frame; what is too much can't be left out, so it ends the connection. */
    boolean allowFragment(int length) {
        if (gate != null && gate.admit(length, System.nanoTime()) > 0) {
            close(CloseCode.RATE_LIMITED);
            return false;
        }
        return true;
    }

    void ping(byte[] payload, int length) {
        if (admitControl(length) && !mailbox.isBackedUp()) {
            mailbox.send(ControlFrames.pong(channel.alloc(), payload, length));
        }
    }

    void pong(int length) {
        admitControl(length);
    }

    void closedByClient(byte[] payload, int length) {
        CloseCode fault = ControlFrames.faultOfClose(payload, length);
        if (fault != null) {
            close(fault);
            return;
        }
        over();
        ByteBuf echo = ControlFrames.close(channel.alloc(), payload, Math.min(length, 2));
        loop.sweeps().awaitEnd(this);
        channel.writeAndFlush(echo).addListener(written -> channel.close());
    }

    /** The token that came with the upgrade is none: answers in HTTP and ends. */
    void refuse(ByteBuf answer) {
        if (isOver()) {
            answer.release();
            return;
        }
        over();
        loop.sweeps().awaitEnd(this);
        channel.writeAndFlush(answer).addListener(written -> ControlFrames.finish(channel));
    }

    /** The greeting went well: from here on the client is known. */
    void live(Client greeted) {
        client = greeted;
        state = State.LIVE;
        loop.joined(greeted.session().userId(), this);
        seat = loop.sweeps().heartbeats().join(this);
    }

    /** It has to go once it has its answers: its frames wait for good. */
    void takeNothingMore() {
        leaving = true;
    }

    /** Goes on reading after a pause. */
    void resume() {
        reader.resume(channel);
    }

    /**
     * Says why and ends the connection. What waits to be sent is dropped; the client has a moment to take the close frame, so nothing it
     * still sends makes the kernel throw that frame away.
     */
    void close(CloseCode code) {
        if (isOver()) {
            return;
        }
        loop.shared().metrics().closed(code);
        logClosing(code);
        boolean upgraded = state != State.UPGRADING;
        over();
        loop.sweeps().awaitEnd(this);
        if (upgraded) {
            channel.writeAndFlush(ControlFrames.close(channel.alloc(), code)).addListener(written -> ControlFrames.finish(channel));
        } else {
            channel.close();
        }
    }

    /** The socket is gone. */
    void ended() {
        over();
        state = State.ENDED;
        loop.forget(this);
    }

    void failed(Throwable cause) {
        if (cause instanceof IOException) {
            log.debug("{} broke: {}", id, cause.getMessage());
            channel.close();
        } else {
            log.error("{} failed", id, cause);
            close(CloseCode.INTERNAL);
        }
    }

    void writabilityChanged() {
        mailbox.writabilityChanged();
    }

    /** The client takes frames again. */
    void keepsUpAgain() {
        if (client != null) {
            client.timeline().roomAgain();
        }
        if (!isOver()) {
            resume();
        }
    }

    /** Counts a heartbeat. Returns whether the client is still there. */
    boolean beat() {
        silentBeats = lively ? 0 : (byte) (silentBeats + 1);
        lively = false;
        if (silentBeats < 2) {
            mailbox.sendIfIdle(ControlFrames.ping(channel.alloc()));
            return true;
        }
        close(CloseCode.HEARTBEAT_MISSED);
        return false;
    }

    private void logClosing(CloseCode code) {
        Object user = client == null ? "nobody" : client.session().userId();
        log.atLevel(levelOf(code)).log("Closing {} of {}: {} {}", id, user, code.number(), code.meaning());
    }

    /** What is in the ordinary run of things is not news. */
    private static Level levelOf(CloseCode code) {
        return switch (code) {
            case DRAINING, TOKEN_EXPIRED, REPLACED, HEARTBEAT_MISSED, SESSION_REVOKED -> Level.DEBUG;
            case INTERNAL -> Level.WARN;
            case SLOW_CONSUMER, RATE_LIMITED, PROTOCOL_ERROR, AUTHENTICATION_FAILED, NOT_WEBSOCKET, INVALID_TEXT, FRAME_TOO_LARGE ->
                    Level.INFO;
        };
    }

    private boolean admitControl(int length) {
        if (gate == null || gate.admit(length, System.nanoTime()) == 0) {
            return true;
        }
        closeIfPersistent(gate);
        return false;
    }

    private void refuse(ClientRequest request, long waitNanos) {
        loop.shared().metrics().rateLimited();
        String requestId = request.id();
        if (gate != null && closeIfPersistent(gate) || requestId == null) {
            return;
        }
        mailbox.send(loop.frames().rateLimited(requestId, waitNanos / NANOS_PER_MILLI + 1));
    }

    private boolean closeIfPersistent(FloodGate flooded) {
        if (flooded.refusals() <= loop.shared().settings().flood().refusalsMax()) {
            return false;
        }
        close(CloseCode.RATE_LIMITED);
        return true;
    }

    /** A hello with a wrong field may be said again; anything else has no place here. */
    private void refuseHello(ClientRequest request) {
        if (request instanceof Invalid invalid && invalid.type() == RequestType.HELLO) {
            if (invalid.pointer().equals(RequestType.Field.TOKEN.pointer())) {
                close(CloseCode.AUTHENTICATION_FAILED);
            } else if (invalid.id() != null) {
                mailbox.send(loop.frames().invalid(invalid.id(), invalid));
            }
        } else {
            close(CloseCode.PROTOCOL_ERROR);
        }
    }

    private void over() {
        state = State.CLOSING;
        mailbox.drop();
        if (seat != null) {
            loop.sweeps().heartbeats().leave(seat);
            seat = null;
        }
        if (client != null) {
            loop.left(client.session().userId(), this);
            client.leave();
            client = null;
        }
    }

    /** How far a connection is. */
    enum State {

        /** The upgrade is not answered yet. */
        UPGRADING,
        /** The client has to say hello. */
        OPEN,
        /** Its token is being looked at. */
        GREETING, LIVE,
        /** A close frame was sent, or received. */
        CLOSING, ENDED
    }
}
