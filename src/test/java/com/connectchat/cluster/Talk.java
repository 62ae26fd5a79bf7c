package com.connectchat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Pairs of people who talk over whichever gateway answers, one of each with a second device that listens. */
final class Talk implements AutoCloseable {

    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(60);
    private static final Duration CONVERGED_WITHIN = Duration.ofSeconds(30);

    private final List<Pair> pairs;

    /** Two people, their conversation and their devices. */
    private record Pair(Account one, String conversation, List<Participant> devices) {

        Map<String, Long> log(List<String> wrong) {
            Map<String, Long> log = new HashMap<>();
            long before = 0;
            for (JsonNode event : one.events(conversation, 0)) {
                JsonNode data = event.get("data");
                long seq = data.get("seq").longValue();
                if (seq != before + 1 || data.get("prev_seq").longValue() != before) {
                    wrong.add("GAP in the log of " + conversation + ": " + seq + " behind " + before);
                }
                Long first = log.put(data.get("client_message_id").stringValue(), seq);
                if (first != null) {
                    wrong.add("REPEATED in the log of " + conversation + ": at " + first + " and at " + seq);
                }
                before = seq;
            }
            return log;
        }

        List<String> anomalies() {
            List<String> wrong = new ArrayList<>();
            Map<String, Long> log = log(wrong);
            devices.forEach(each -> wrong.addAll(each.transcript().complaints(log)));
            int sent = devices.stream().mapToInt(each -> each.sent().size()).sum();
            if (sent != log.size()) {
                wrong.add("the log of " + conversation + " has " + log.size() + " messages, of " + sent + " sent");
            }
            return wrong;
        }
    }

    Talk(int pairsCount, List<JarProcess> gateways) {
        AtomicInteger turn = new AtomicInteger();
        Supplier<JarProcess> next = () -> gateways.get(Math.floorMod(turn.getAndIncrement(), gateways.size()));
        Supplier<URI> api = () -> next.get().api();
        pairs = IntStream.range(0, pairsCount).parallel().mapToObj(i -> pair(i, api, () -> next.get().sockets())).toList();
    }

    private static Pair pair(int number, Supplier<URI> api, Supplier<URI> sockets) {
        Account one = Account.register(api);
        Account other = Account.register(api);
        Account second = one.onAnotherDevice();
        String conversation = one.conversationWith(other);
        return new Pair(one, conversation, List.of(
                new Participant("one" + number, one, conversation, sockets, BETWEEN_MESSAGES),
                new Participant("other" + number, other, conversation, sockets, BETWEEN_MESSAGES),
                new Participant("second" + number, second, conversation, sockets, Duration.ZERO)));
    }

    int acknowledged() {
        return devices().mapToInt(each -> each.transcript().acknowledgedCount()).sum();
    }

    int connections() {
        return devices().mapToInt(Participant::connections).sum();
    }

    int answersOutOfPlace() {
        return devices().mapToInt(each -> each.transcript().outOfPlace()).sum();
    }

    private Stream<Participant> devices() {
        return pairs.stream().flatMap(pair -> pair.devices().stream());
    }

    /** Stops sending, waits until everybody has everything, and holds all that was heard against the log. */
    void audit() {
        devices().forEach(Participant::finish);
        Awaitility.await("everybody has everything").atMost(CONVERGED_WITHIN).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            for (Pair pair : pairs) {
                long head = pair.one().events(pair.conversation(), 0).size();
                assertThat(pair.devices()).allSatisfy(device -> {
                    assertThat(device.transcript().unanswered()).as(device.transcript().progress(head)).isEmpty();
                    assertThat(device.transcript().hasSeenUpTo(head)).as(device.transcript().progress(head)).isTrue();
                });
            }
        });
        assertThat(pairs.stream().flatMap(pair -> pair.anomalies().stream()).toList()).isEmpty();
    }

    @Override
    public void close() {
        devices().forEach(Participant::close);
    }
}
