package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.domain.Departures;
import com.connectchat.gateway.domain.Departures.Timetable;
import com.connectchat.kernel.CloseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Empties a gateway that is about to stop: looks again and again, on each event loop, who has to leave (see {@link Departures}). */
final class Drain {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final Duration STEP = Duration.ofMillis(50);
    private static final int NOT_KNOWN = -1;

    private final Loops loops;
    private final Duration timeout;
    /** How many connections each loop has left; negative until it has said so. */
    private final AtomicIntegerArray left;

    Drain(Loops loops, Duration timeout) {
        this.loops = loops;
        this.timeout = timeout;
        this.left = new AtomicIntegerArray(loops.count());
    }

    /**
     * Returns when nobody is left, or the time is up.
     *
     * @param count about how many there are
     */
    void run(int count) {
        log.info("Draining {} connections", count);
        long start = System.nanoTime();
        Timetable timetable = Timetable.of(count, timeout, start);
        List<Departures<Connection>> departures = new ArrayList<>();
        for (int i = 0; i < loops.count(); i++) {
            departures.add(new Departures<>(timetable, new SplittableRandom(), new Exit()));
        }
        do {
            look(departures);
        } while (pause() && isAnyoneLeft() && System.nanoTime() - start < timeout.toNanos());
        log.info(isAnyoneLeft() ? "Drained all but some, who did not leave in time and are cut off" : "Drained");
    }

    /** Lets each event loop look after its own; each one says then how many it has left. */
    private void look(List<Departures<Connection>> departures) {
        for (int i = 0; i < loops.count(); i++) {
            int index = i;
            Loop loop = loops.at(index);
            left.set(index, NOT_KNOWN);
            loop.execute(() -> {
                departures.get(index).look(loop.snapshot(), System.nanoTime());
                left.set(index, loop.snapshot().size());
            });
        }
    }

    private boolean isAnyoneLeft() {
        for (int i = 0; i < left.length(); i++) {
            if (left.get(i) != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean pause() {
        try {
            Thread.sleep(STEP);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a drain does with connections, on their event loop. */
    private static final class Exit implements Departures.Door<Connection> {

        @Override
        public boolean tell(Connection connection, Duration delay) {
            Client client = connection.client();
            if (client == null) {
                return false;
            }
            client.send(connection.loop().frames().reconnect("drain", delay.toMillis()));
            return true;
        }

        @Override
        public boolean isOver(Connection connection) {
            return connection.isOver();
        }

        @Override
        public boolean isIdle(Connection connection) {
            Client client = connection.client();
            return client == null || client.requestsInFlight() == 0;
        }

        @Override
        public void takeNothingMore(Connection connection) {
            connection.takeNothingMore();
        }

        @Override
        public void close(Connection connection) {
            connection.close(CloseCode.DRAINING);
        }
    }
}
