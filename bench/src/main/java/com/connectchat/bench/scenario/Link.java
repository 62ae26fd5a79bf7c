package com.connectchat.bench.scenario;

import com.connectchat.bench.measure.Backoff;
import com.connectchat.bench.wire.ChatSocket;
import com.connectchat.bench.wire.Dialler;
import com.connectchat.bench.wire.Json;
import com.connectchat.bench.wire.MessageTemplate;
import com.connectchat.bench.wire.ServerFrame;
import com.connectchat.bench.wire.ServerFrame.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One user's connection, over as many sockets as it takes: it signs in, says from where to resume, and comes back after a
 * loss where the run wants that. Lives on its lane.
 */
final class Link implements ChatSocket.Owner {

    /** Whose connection it is. */
    interface User {

        /** The {@code cursors} of the next {@code hello} as JSON: empty where there is nothing to resume. */
        String cursors();

        /** All that was missed has arrived; what is sent from now on goes out. */
        void live();

        /** A frame other than {@code welcome} and {@code sync.done}; valid during the call. */
        void received(ServerFrame frame);
    }

    /** What follows the loss of a socket. */
    enum AfterLoss {
        STAY_AWAY, COME_BACK
    }

    /**
     * What all links of a run have in common but for their lane.
     *
     * @param line number among all links of the run
     */
    record Terms(Dialler dialler, int line, AfterLoss afterLoss, Backoff backoff) {
    }

    private final Lane lane;
    private final Terms terms;
    private final Account account;
    private final User user;
    private final CompletableFuture<Link> opened = new CompletableFuture<>();
    private @Nullable ChatSocket socket;
    private boolean live;
    private boolean done;
    private boolean dropped;
    private boolean away;
    private int sessions;
    private long inFlightMax = 1;

    Link(Lane lane, Terms terms, Account account, User user) {
        this.lane = lane;
        this.terms = terms;
        this.account = account;
        this.user = user;
    }

    /** Opens the first socket, from any thread; the future ends when the user is live for the first time or cannot be. */
    CompletableFuture<Link> open() {
        lane.loop.execute(this::dial);
        return opened;
    }

    private void dial() {
        if (!done && !away) {
            terms.dialler().dial(lane.loop, lane.scratch, terms.line(), this);
        }
    }

    @Override
    public void connected(ChatSocket connected) {
        socket = connected;
    }

    @Override
    public String hello() {
        return "{\"id\":\"hello\",\"type\":\"hello\",\"data\":{\"token\":" + Json.quote(account.token())
                + ",\"client\":{\"name\":\"connectchat-bench\",\"version\":\"1\",\"platform\":\"load\"}"
                + ",\"cursors\":{" + user.cursors() + "}}}";
    }

    @Override
    public void received(ServerFrame frame) {
        lane.tally.framesReceived++;
        lane.tally.bytesReceived += frame.length();
        if (frame.type() == Type.WELCOME) {
            inFlightMax = Math.max(1, frame.inFlightMax());
        } else if (frame.type() == Type.SYNC_DONE) {
            becomeLive();
        } else {
            user.received(frame);
        }
    }

    private void becomeLive() {
        if (!live) {
            live = true;
            sessions++;
            lane.tally.socketsOpened++;
            terms.backoff().reset();
            user.live();
            opened.complete(this);
        }
    }

    @Override
    public void closed(String reason) {
        socket = null;
        live = false;
        if (done) {
            return;
        }
        if (!dropped) {
            lane.tally.socketLost(reason);
        }
        dropped = false;
        if (away) {
            return;
        }
        switch (terms.afterLoss()) {
            case COME_BACK -> dialAfterJitter();
            case STAY_AWAY -> opened.completeExceptionally(new RunFailed(account + ": " + reason));
        }
    }

    private void dialAfterJitter() {
        lane.loop.schedule(this::dial, terms.backoff().next().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether messages can be written now. */
    boolean live() {
        return live;
    }

    /** Whether the user was live before; what comes earlier is of former runs. */
    boolean everLive() {
        return sessions > 0;
    }

    /** Requests that the server takes at once from one socket, by its {@code welcome}. */
    long inFlightMax() {
        return inFlightMax;
    }

    Account account() {
        return account;
    }

    void write(MessageTemplate template, long index) {
        if (socket != null) {
            socket.write(template, index);
        }
    }

    void write(String json) {
        if (socket != null) {
            socket.write(json);
        }
    }

    void flush() {
        if (socket != null) {
            socket.flush();
        }
    }

    /** Closes the socket without a word and stays away until called back. */
    void leave() {
        away = true;
        drop();
    }

    /** Connects again, after the wait of a client that has just lost its socket. */
    void comeBack() {
        away = false;
        dialAfterJitter();
    }

    /** Closes the socket for good. */
    void end() {
        done = true;
        drop();
    }

    private void drop() {
        if (socket != null) {
            dropped = true;
            socket.drop();
        }
    }
}
