package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.CloseCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Ends connections with their tokens. A timer is set only for a token that is about to run out; the heartbeats come by often enough to
 * notice in time.
 */
final class Expiries {

    /** How long before its end a client is told. */
    private static final Duration NOTICE = Duration.ofSeconds(60);

    private final Loop loop;
    private final Clock clock;
    private final Duration horizon;

    Expiries(Loop loop) {
        this.loop = loop;
        this.clock = loop.shared().clock();
        this.horizon = NOTICE.plus(loop.shared().settings().heartbeatInterval().multipliedBy(2)).plusSeconds(5);
    }

    /** To be called whenever a token is new, and at each heartbeat. */
    void watch(Client client) {
        Instant expiresAt = client.expiresAt();
        Duration left = Duration.between(clock.instant(), expiresAt);
        if (left.compareTo(horizon) < 0 && client.watchExpiry()) {
            schedule(left.minus(NOTICE), () -> tell(client, expiresAt));
            schedule(left, () -> end(client, expiresAt));
        }
    }

    private void schedule(Duration delay, Runnable task) {
        if (delay.isPositive()) {
            loop.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            task.run();
        }
    }

    private static boolean isCurrent(Client client, Instant expiresAt) {
        return client.isHere() && client.expiresAt().equals(expiresAt);
    }

    private void tell(Client client, Instant expiresAt) {
        if (isCurrent(client, expiresAt)) {
            client.send(loop.frames().tokenExpiring(expiresAt));
        }
    }

    private void end(Client client, Instant expiresAt) {
        if (isCurrent(client, expiresAt)) {
            client.connection().close(CloseCode.TOKEN_EXPIRED);
        }
    }
}
