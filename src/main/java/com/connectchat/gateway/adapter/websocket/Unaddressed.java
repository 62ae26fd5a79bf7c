package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.UnaddressedMessage;
import com.connectchat.kernel.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows its clients what nobody could address to them (ADR-0016). A batch costs one look at all connections; the bus waits for it, so
 * what piles up does so there, where it is bounded.
 */
final class Unaddressed {

    private static final Logger log = LoggerFactory.getLogger(Unaddressed.class);
    private static final int WAIT_SECONDS_MAX = 5;

    private final Loops loops;

    Unaddressed(Loops loops) {
        this.loops = loops;
    }

    /** Called by the bus's thread, in order. */
    void take(List<UnaddressedMessage> batch) {
        Map<UserId, List<UnaddressedMessage>> byRecipient = new HashMap<>();
        for (UnaddressedMessage message : batch) {
            message.recipients().forEach(user -> byRecipient.computeIfAbsent(user, _ -> new ArrayList<>()).add(message));
        }
        CountDownLatch done = new CountDownLatch(loops.count());
        for (Loop loop : loops.all()) {
            loop.execute(() -> {
                loop.snapshot().forEach(each -> show(each, byRecipient));
                done.countDown();
            });
        }
        await(done);
    }

    private static void show(Connection connection, Map<UserId, List<UnaddressedMessage>> byRecipient) {
        Client client = connection.client();
        if (client != null) {
            for (UnaddressedMessage message : byRecipient.getOrDefault(client.session().userId(), List.of())) {
                if (!connection.id().equals(message.except()) && client.isHere()) {
                    client.timeline().live(message.event());
                }
            }
        }
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                log.warn("An event loop did not get to what came unaddressed within {} s", WAIT_SECONDS_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
