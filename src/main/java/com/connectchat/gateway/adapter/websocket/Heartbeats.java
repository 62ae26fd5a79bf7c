package com.connectchat.gateway.adapter.websocket;

import com.connectchat.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Spreads the connections of one event loop over the ticks of one heartbeat interval: each tick visits one part, so there is no timer
 * a connection and no moment at which all of them are pinged.
 */
final class Heartbeats {

    private final List<List<Seat>> parts = new ArrayList<>();
    private final Consumer<List<Session>> renewal;
    private final long awayAfterNanos;
    private int nextSeat;
    private int nextBeat;

    /**
     * @param ticks     how many ticks make an interval
     * @param awayAfter a client that is not used so long is idle
     */
    Heartbeats(int ticks, Consumer<List<Session>> renewal, Duration awayAfter) {
        for (int i = 0; i < ticks; i++) {
            parts.add(new ArrayList<>(0));
        }
        this.renewal = renewal;
        this.awayAfterNanos = awayAfter.toNanos();
    }

    Seat join(Connection connection) {
        nextSeat = (nextSeat + 1) % parts.size();
        List<Seat> part = parts.get(nextSeat);
        Seat seat = new Seat(connection, nextSeat, part.size());
        part.add(seat);
        return seat;
    }

    void leave(Seat seat) {
        List<Seat> part = parts.get(seat.part);
        Seat last = part.removeLast();
        if (last != seat) {
            part.set(seat.index, last);
            last.index = seat.index;
        }
    }

    /** Visits one part. */
    void tick() {
        nextBeat = (nextBeat + 1) % parts.size();
        List<Seat> part = parts.get(nextBeat);
        List<Session> alive = new ArrayList<>(part.size());
        long now = System.nanoTime();
        // From behind, because one that is silent leaves, and the last one takes its seat.
        for (int i = part.size() - 1; i >= 0; i--) {
            Connection connection = part.get(i).connection;
            Client client = connection.client();
            if (connection.beat() && client != null) {
                alive.add(client.session());
                connection.loop().expiries().watch(client);
                client.restIfUnused(now, awayAfterNanos);
            }
        }
        if (!alive.isEmpty()) {
            renewal.accept(alive);
        }
    }

    /** Where a connection is kept. */
    static final class Seat {

        private final Connection connection;
        private final int part;
        private int index;

        private Seat(Connection connection, int part, int index) {
            this.connection = connection;
            this.part = part;
            this.index = index;
        }
    }
}
