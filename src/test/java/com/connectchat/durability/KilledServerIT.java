package com.connectchat.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.connectchat.browser.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The server is killed again and again while people talk; afterwards its log is compared with what it had promised. */
final class KilledServerIT {

    private static final int PAIRS = 3;
    private static final int KILLS = 3;
    private static final int BETWEEN_KILLS_MAX = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Pair> pairs = new ArrayList<>();

    @Test
    void losesRepeatsAndReordersNothing() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("KilledServerIT: seed " + seed);
        Random random = new Random(seed);

        try (RunningServer server = RunningServer.start()) {
            for (int i = 0; i < PAIRS; i++) {
                pairs.add(Pair.of(Api.register(server), Api.register(server)));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                talkUntilKilled(server, acknowledged() + 100 + random.nextInt(BETWEEN_KILLS_MAX));
                server.startAgain();
            }
            senders().forEach(Sender::finish);
            join(startTalking(server));

            for (Pair pair : pairs) {
                pair.audit();
            }
        }
    }

    private void talkUntilKilled(RunningServer server, int acknowledgements) throws InterruptedException {
        List<Thread> talking = startTalking(server);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> acknowledged() >= acknowledgements);
        server.kill();
        join(talking);
    }

    private List<Thread> startTalking(RunningServer server) {
        return senders().stream().map(sender -> Thread.startVirtualThread(() -> sender.talk(server))).toList();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            assertThat(thread.join(PATIENCE)).as("a sender gets its answers").isTrue();
        }
    }

    private List<Sender> senders() {
        return pairs.stream().flatMap(pair -> pair.senders().stream()).toList();
    }

    private int acknowledged() {
        return senders().stream().mapToInt(Sender::acknowledgedCount).sum();
    }
}
