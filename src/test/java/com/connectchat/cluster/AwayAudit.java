package com.connectchat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.cluster.Company.Person;
import com.connectchat.cluster.Company.Room;
import com.connectchat.cluster.Google.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Holds what everybody was shown, told and pushed against the logs, once all is quiet. */
final class AwayAudit {

    private static final Duration CONVERGED_WITHIN = Duration.ofSeconds(60);
    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(60);

    private final Company company;
    private final Google google;
    private List<Log> logs = List.of();
    /** What became of the pushes, by state and reason. */
    private final Map<String, Integer> ledger = new TreeMap<>();

    AwayAudit(Company company, Google google) {
        this.company = company;
        this.google = google;
    }

    Map<String, Integer> ledger() {
        return ledger;
    }

    long messages() {
        return logs.stream().mapToLong(each -> each.messages().size()).sum();
    }

    void everyDeviceHoldsTheLog() {
        Awaitility.await("everybody has their answers").atMost(CONVERGED_WITHIN).until(company::isQuiet);
        logs = company.rooms().stream().map(Log::of).toList();
        List<String> wrong = new ArrayList<>();
        for (Log log : logs) {
            wrong.addAll(log.anomalies());
            for (Wanderer device : company.devicesOf(log.room())) {
                Transcript transcript = device.screen().of(log.room().id());
                Awaitility.await().atMost(CONVERGED_WITHIN).untilAsserted(() ->
                        assertThat(transcript.hasSeenUpTo(log.head())).as(transcript.progress(log.head())).isTrue());
                assertThat(transcript.seen()).isEqualTo(log.shown());
                wrong.addAll(transcript.complaints(log.places()));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(messages()).isEqualTo(company.acknowledged());
    }

    void unreadIsWhatTheFormulaSays() {
        for (Log log : logs) {
            for (Person person : log.room().members()) {
                String path = "/v1/conversations/" + log.room().id() + "?explain=unread";
                JsonNode shown = person.devices().getLast().ask("GET", path, Map.of());
                long readSeq = shown.at("/unread_explained/read_seq").longValue();
                assertThat(readSeq).isBetween(company.readings().atLeast(person.id(), log.room().id()),
                        company.readings().atMost(person.id(), log.room().id()));
                assertThat(shown.get("unread_count").longValue()).as(shown.toString()).isEqualTo(log.unread(person.id(), readSeq));
            }
        }
    }

    /** Nobody was woken for what they had read. @return by how much the latest push came behind the reading, 0 where none did */
    Duration latestBehindReading() {
        long latest = 0;
        for (Taken each : google.taken()) {
            String user = Objects.requireNonNull(company.addresses().get(each.token())).userId();
            OptionalLong since = company.readings().since(user, each.conversation(), each.seq());
            latest = Math.max(latest, since.isPresent() ? each.at() - since.getAsLong() : 0);
        }
        return Duration.ofNanos(latest);
    }

    /** For each message, each device with an address of everybody in the conversation: what was pushed is known as sent. */
    void everyMessageHasItsEntries() {
        Map<String, Set<String>> pushed = google.taken().stream().collect(Collectors.groupingBy(
                each -> each.token() + " " + each.conversation() + " " + each.seq(), Collectors.mapping(Taken::id, Collectors.toSet())));
        logs.parallelStream().forEach(log -> log.messages().forEach(message -> {
            if (reachesOthers(log.room(), message.get("sender_id").stringValue())) {
                log.room().members().forEach(person -> entries(log.room(), message, person, pushed));
            }
        }));
    }

    private boolean reachesOthers(Room room, String sender) {
        return company.addresses().values().stream().anyMatch(
                each -> !each.userId().equals(sender) && room.members().stream().anyMatch(some -> some.id().equals(each.userId())));
    }

    private void entries(Room room, JsonNode message, Person person, Map<String, Set<String>> pushed) {
        Set<String> devices = company.addresses().values().stream().filter(each -> each.userId().equals(person.id()))
                .map(Account::deviceId).collect(Collectors.toCollection(TreeSet::new));
        if (devices.isEmpty()) {
            return;
        }
        String path = "/v1/notifications?message_id=" + message.get("message_id").stringValue();
        Map<String, JsonNode> entries = new HashMap<>();
        Awaitility.await("the entries for " + message).atMost(DECIDED_WITHIN).pollInterval(Duration.ofMillis(200)).pollDelay(Duration.ZERO)
                .untilAsserted(() -> {
                    person.devices().getFirst().ask("GET", path, Map.of()).get("items")
                            .forEach(each -> entries.put(each.get("device_id").stringValue(), each));
                    assertThat(entries).containsOnlyKeys(devices);
                });
        entries.forEach((device, entry) -> {
            Set<String> ids = pushed.getOrDefault("token-of-" + device + " " + room.id() + " " + message.get("seq"), Set.of());
            boolean sent = entry.get("state").stringValue().equals("sent");
            assertThat(sent ? ids : Set.of(entry.at("/reason").asString("")))
                    .as("pushed %s, entered %s", ids, entry).contains(entry.at(sent ? "/provider_id" : "/reason").asString("?"));
            assertThat(sent || ids.isEmpty()).as("pushed %s, entered %s", ids, entry).isTrue();
            synchronized (ledger) {
                ledger.merge(entry.get("state").stringValue() + " " + entry.at("/reason").asString(""), 1, Integer::sum);
            }
        });
    }
}
