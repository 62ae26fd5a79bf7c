package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.GatewaySettings;
import com.connectchat.kernel.CloseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
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
    private static final int SPREAD_MILLIS_MIN = 1_000;
    private static final int SPREAD_MILLIS_MAX = 30_000;

    private final Loops loops;
    private final Admission admission;
    private final GatewaySettings settings;

    Drain(Loops loops, Admission admission, GatewaySettings settings) {
        this.loops = loops;
        this.admission = admission;
        this.settings = settings;
    }

    /** Returns when nobody is left, or the time is up. */
    void run() {
        int count = admission.count();
        if (count == 0) {
            return;
        }
        log.info("Draining {} connections", count);
        long deadline = System.nanoTime() + settings.drainTimeout().toNanos();
        int spreadMillis = Math.clamp(count, SPREAD_MILLIS_MIN, SPREAD_MILLIS_MAX);
        loops.all().forEach(loop -> loop.execute(() -> tell(loop, spreadMillis)));
        int steps = (int) Math.max(1, settings.drainTimeout().dividedBy(2).dividedBy(STEP));
        int closedAStep = Math.max(CLOSED_A_STEP_MIN, count / steps) / loops.count() + 1;
        while (admission.count() > 0 && System.nanoTime() - deadline < 0 && pause()) {
            loops.all().forEach(loop -> loop.execute(() -> close(loop, closedAStep)));
        }
        loops.all().forEach(loop -> loop.execute(() -> loop.snapshot().forEach(each -> each.close(CloseCode.DRAINING))));
        log.info("Drained; {} connections were left", admission.count());
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
