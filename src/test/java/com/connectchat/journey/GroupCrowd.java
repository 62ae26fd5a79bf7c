package com.connectchat.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people of one group, each with a socket on one of several gateways. They talk while people are taken out and added; at the end each
 * of them must have seen exactly the events that were theirs to see, in order.
 */
public final class GroupCrowd implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Product> gateways;
    private final Random random = new Random(7);
    private final List<Person> people = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private String group = "";

    /** @param tokens by user id; the first is the group's owner, the last tenth is not in it from the start */
    public GroupCrowd(List<Product> gateways, Map<String, String> tokens) {
        this.gateways = gateways;
        tokens.forEach((user, token) -> people.add(new Person(user, token, gateways.get(people.size() % gateways.size()))));
    }

    /** Makes the group, and connects everybody. */
    public void gather() {
        List<String> first = people.subList(1, people.size() * 9 / 10).stream().map(each -> each.userId).toList();
        Product.Answer made = ask("POST", "/v1/groups", Map.of("title", "Crowd", "member_ids", first));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        group = made.json().get("conversation_id").stringValue();
        people.forEach(Person::connect);
    }

    /** So many messages, with a change of who is in the group after every fifth of them. */
    public void talk(int messages) {
        for (int i = 1; i <= messages; i++) {
            Set<String> members = members();
            Person speaker = people.stream().filter(each -> members.contains(each.userId)).skip(random.nextInt(members.size())).findFirst()
                    .orElseThrow();
            speaker.say(group, "message " + i);
            if (i % 5 == 0) {
                change(members);
            }
        }
    }

    private void change(Set<String> members) {
        Person person = people.get(1 + random.nextInt(people.size() - 1));
        requests.incrementAndGet();
        Product.Answer answer = members.contains(person.userId)
                ? ask("DELETE", "/v1/groups/" + group + "/members/" + person.userId, null)
                : ask("POST", "/v1/groups/" + group + "/members", Map.of("user_ids", List.of(person.userId)));
        assertThat(answer.status()).as(answer.response().body()).isBetween(200, 204);
    }

    /** How many requests changed something: so many records must have gone to the gateways. */
    public int requests() {
        return requests.get();
    }

    /** Everybody has exactly what was theirs to see. */
    public void audit() {
        List<JsonNode> log = log();
        for (Person person : people) {
            List<Long> entitled = entitled(person.userId, log);
            await("what " + person.userId + " has seen").atMost(PATIENCE).pollDelay(Duration.ZERO)
                    .untilAsserted(() -> assertThat(person.seen).containsExactlyElementsOf(entitled));
        }
    }

    @Override
    public void close() {
        people.forEach(Person::disconnect);
    }

    /** The group shows its past to who comes back: all from the first coming on, up to the last going. */
    private static List<Long> entitled(String user, List<JsonNode> log) {
        long first = Long.MAX_VALUE;
        long last = 0;
        for (JsonNode event : log) {
            long seq = event.at("/data/seq").longValue();
            if (comes(user, event)) {
                first = Math.min(first, seq);
                last = Long.MAX_VALUE;
            } else if (event.get("type").stringValue().equals("member.removed") && isAbout(user, event)) {
                last = seq;
            }
        }
        return LongStream.rangeClosed(first, Math.min(last, log.size())).boxed().toList();
    }

    private static boolean comes(String user, JsonNode event) {
        return switch (event.get("type").stringValue()) {
            case "conversation.created" -> event.at("/data/conversation/members").valueStream()
                    .anyMatch(each -> each.get("user_id").stringValue().equals(user));
            case "member.added" -> isAbout(user, event);
            default -> false;
        };
    }

    private static boolean isAbout(String user, JsonNode event) {
        return event.at("/data/user_id").asString("").equals(user);
    }

    private Set<String> members() {
        Set<String> members = new HashSet<>();
        pages("/v1/groups/" + group + "/members?limit=100").forEach(each -> members.add(each.get("user_id").stringValue()));
        return members;
    }

    private Stream<JsonNode> pages(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = ask("GET", path + cursor, null).json();
            page.get("items").forEach(items::add);
            cursor = page.has("next_cursor") ? "&cursor=" + page.get("next_cursor").stringValue() : "";
        } while (!cursor.isEmpty());
        return items.stream();
    }

    private List<JsonNode> log() {
        List<JsonNode> log = new ArrayList<>();
        JsonNode page;
        do {
            long after = log.isEmpty() ? 0 : log.getLast().at("/data/seq").longValue();
            page = ask("GET", "/v1/conversations/" + group + "/events?limit=100&after_seq=" + after, null).json().get("items");
            page.forEach(log::add);
        } while (!page.isEmpty());
        assertThat(log.stream().map(each -> each.at("/data/seq").longValue()).toList())
                .isEqualTo(IntStream.rangeClosed(1, log.size()).mapToObj(Long::valueOf).toList());
        return log;
    }

    private Product.Answer ask(String method, String path, @Nullable Object body) {
        return gateways.get(random.nextInt(gateways.size())).ask(people.getFirst().token, method, path, body);
    }

    /** Somebody with one socket, and the places of all events that came over it; the answer to an own message counts as its event. */
    private final class Person implements WebSocket.Listener {

        private final String userId;
        private final String token;
        private final Product gateway;
        private final List<Long> seen = new CopyOnWriteArrayList<>();
        private final StringBuilder partial = new StringBuilder();
        private volatile int answers;
        private volatile boolean live;
        private @Nullable WebSocket socket;

        Person(String userId, String token, Product gateway) {
            this.userId = userId;
            this.token = token;
            this.gateway = gateway;
        }

        void connect() {
            WebSocket opened = HTTP.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + gateway.socketPort() + "/v1/ws"), this).join();
            socket = opened;
            write(opened, Map.of("id", "hello", "type", "hello", "data", Map.of("token", token, "cursors", Map.of(group, 0))));
            await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> live);
        }

        void say(String conversation, String text) {
            int before = answers;
            requests.incrementAndGet();
            write(Objects.requireNonNull(socket), Map.of("id", "say", "type", "message.send", "data", Map.of("conversation_id",
                    conversation, "client_message_id", UUID.randomUUID().toString(), "text", text)));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> answers > before);
        }

        void disconnect() {
            if (socket != null) {
                socket.abort();
            }
        }

        private void write(WebSocket to, Map<String, ?> frame) {
            to.sendText(JsonMapper.shared().writeValueAsString(frame), true).join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                take(JsonMapper.shared().readTree(partial.toString()));
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(JsonNode frame) {
            String type = frame.path("type").asString("");
            if (type.equals("sync.done")) {
                live = true;
            } else if (type.equals("ok") || type.equals("error") || frame.path("data").has("prev_seq")) {
                // An error has no place: what was to be seen then is missing, and the audit says so.
                seen.add(frame.at("/data/seq").asLong(-1));
            }
            answers += frame.path("id").asString("").equals("say") ? 1 : 0;
        }
    }
}
