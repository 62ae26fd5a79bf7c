package com.connectchat.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.connectchat.browser.RunningServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The server is killed again and again while people talk; afterwards its log is compared with what it had promised. */
final class KilledServerIT {

    private static final int PAIRS = 3;
    private static final int KILLS = 3;
    private static final int BETWEEN_KILLS_MAX = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Pair> pairs = new ArrayList<>();

    /** Two people who both write to their conversation. */
    private record Pair(Api one, String conversation, List<Sender> senders) {
    }

    @Test
    void losesRepeatsAndReordersNothing() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("KilledServerIT: seed " + seed);
        Random random = new Random(seed);

        try (RunningServer server = RunningServer.start()) {
            for (int i = 0; i < PAIRS; i++) {
                pairs.add(pair(server));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                talkUntilKilled(server, acknowledged() + 100 + random.nextInt(BETWEEN_KILLS_MAX));
                server.startAgain();
            }
            senders().forEach(Sender::finish);
            join(startTalking(server));

            for (Pair pair : pairs) {
                audit(pair);
            }
        }
    }

    private Pair pair(RunningServer server) throws Exception {
        Api one = Api.register(server);
        Api other = Api.register(server);
        String conversation = one.conversationWith(other);
        return new Pair(one, conversation, List.of(new Sender(one, conversation), new Sender(other, conversation)));
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

    private static void audit(Pair pair) throws Exception {
        List<JsonNode> events = pair.one().events(pair.conversation());
        Map<String, Long> stored = new HashMap<>();
        long before = 0;
        for (JsonNode event : events) {
            JsonNode data = event.get("data");
            assertThat(data.get("prev_seq").longValue()).isEqualTo(before);
            assertThat(data.get("seq").longValue()).isEqualTo(before + 1);
            before = data.get("seq").longValue();
            assertThat(stored.put(data.get("client_message_id").stringValue(), before)).as("repeated").isNull();
        }
        for (Sender sender : pair.senders()) {
            assertThat(sender.contradictions()).isEmpty();
            assertThat(sender.acknowledged()).as("all is answered in the end").hasSameSizeAs(sender.sentInOrder());
            assertThat(stored).as("lost").containsAllEntriesOf(sender.acknowledged());
            assertThat(sender.sentInOrder().stream().map(stored::get).toList()).as("order").isSorted();
        }
        assertThat(stored).hasSize(pair.senders().stream().mapToInt(sender -> sender.sentInOrder().size()).sum());
    }
}
