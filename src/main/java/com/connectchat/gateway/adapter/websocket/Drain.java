package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.CloseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties a gateway that is about to stop: tells every client, spread in time so that they don't all come back in one moment, then closes
 * the sockets in batches, those last that wait for an answer.
 */
final class Drain {

    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int CLOSED_A_STEP_MIN = 200;
    private static final int NOT_KNOWN = -1;
    private static final int SPREAD_MILLIS_MIN = 1_000;
    private static final int SPREAD_MILLIS_MAX = 30_000;

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
        long deadline = System.nanoTime() + timeout.toNanos();
        int spreadMillis = Math.clamp(count, SPREAD_MILLIS_MIN, SPREAD_MILLIS_MAX);
        int steps = (int) Math.max(1, timeout.dividedBy(2).dividedBy(STEP));
        int closedAStep = Math.max(CLOSED_A_STEP_MIN, count / steps) / loops.count() + 1;
        onEach(loop -> tell(loop, spreadMillis));
        while (pause() && isAnyoneLeft() && System.nanoTime() - deadline < 0) {
            onEach(loop -> close(loop, closedAStep));
        }
        log.info("Drained {}", isAnyoneLeft() ? "those who were quick; the others are cut off" : "all");
        onEach(loop -> loop.snapshot().forEach(each -> each.close(CloseCode.DRAINING)));
    }

    /** Does something on each event loop; each one says then how many it has left. */
    private void onEach(Consumer<Loop> action) {
        for (int i = 0; i < loops.count(); i++) {
            int index = i;
            Loop loop = loops.at(index);
            left.set(index, NOT_KNOWN);
            loop.execute(() -> {
                action.accept(loop);
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

    private static void tell(Loop loop, int spreadMillis) {
        for (Connection connection : loop.snapshot()) {
            Client client = connection.client();
            if (client != null) {
                client.send(loop.frames().reconnect("drain", ThreadLocalRandom.current().nextInt(spreadMillis)));
            }
        }
    }

    private static void close(Loop loop, int max) {
        List<Connection> idle = new ArrayList<>();
        for (Connection connection : loop.connections()) {
            Client client = connection.client();
            if (idle.size() < max && !connection.isOver() && (client == null || client.requestsInFlight() == 0)) {
                idle.add(connection);
            }
        }
        idle.forEach(connection -> connection.close(CloseCode.DRAINING));
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
}
