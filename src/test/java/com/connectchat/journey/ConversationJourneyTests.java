package com.connectchat.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.connectchat.RunningProduct;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The protocol from the first registration on, over real sockets and real HTTP. */
@RunningProduct
class ConversationJourneyTests {

    private final Documents documents;
    private final Product product;
    private Product.Account aliceAccount;
    private Product.Account bobAccount;
    private Device alice;
    private Device bob;

    ConversationJourneyTests(@LocalServerPort int apiPort, @Value("${connectchat.gateway.port}") int socketPort) {
        documents = Documents.of(new Product(apiPort, socketPort));
        product = new Product(apiPort, socketPort).observedBy(documents);
    }

    @BeforeEach
    void connect() {
        aliceAccount = product.register("alice");
        bobAccount = product.register("bob");
        alice = aliceAccount.newDevice().connect();
        bob = bobAccount.newDevice().connect();
    }

    @AfterEach
    void everythingWasJoined() {
        alice.close();
        bob.close();
        assertThat(alice.timeline().faults()).isEmpty();
        assertThat(bob.timeline().faults()).isEmpty();
        assertThat(documents.faults()).isEmpty();
    }

    @Test
    void twoPeopleChat() {
        JsonNode sent = alice.ask("message.send",
                Map.of("to_user_id", bob.userId(), "client_message_id", uuid(), "text", "Hi Bob 👋")).get("data");
        String conversation = sent.get("conversation_id").stringValue();
        JsonNode heard = bob.event("message.new");

        assertThat(sent.get("seq").longValue()).isEqualTo(1);
        assertThat(sent.get("duplicate").booleanValue()).isFalse();
        assertThat(heard.get("message_id")).isEqualTo(sent.get("message_id"));
        assertThat(heard.get("sender_id").stringValue()).isEqualTo(alice.userId());
        assertThat(heard.get("text").stringValue()).isEqualTo("Hi Bob 👋");
        assertThat(heard.get("created_at")).isEqualTo(sent.get("created_at"));

        say(bob, conversation, "Hi Alice");

        assertThat(alice.event("message.new").get("prev_seq").longValue()).isEqualTo(1);
        assertThat(alice.get("/v1/conversations").json().at("/items/0/peer/user_id").stringValue()).isEqualTo(bob.userId());
        assertThat(alice.types()).containsOnlyOnce("message.new");
    }

    @Test
    void aMessageIsEditedReactedToAndDeleted() {
        String conversation = conversation();
        String message = say(alice, conversation, "helo").get("message_id").stringValue();
        Map<String, String> it = Map.of("conversation_id", conversation, "message_id", message);

        changed(alice, conversation, alice.ask("message.edit", with(it, "text", "hello")));
        assertThat(bob.event("message.updated").get("text").stringValue()).isEqualTo("hello");

        changed(bob, conversation, bob.ask("reaction.add", with(it, "emoji", "👍")));
        assertThat(alice.event("reaction.added").get("user_id").stringValue()).isEqualTo(bob.userId());
        assertThat(alice.get(path(conversation) + "/messages/" + message).json().at("/reactions/0/user_ids/0").stringValue())
                .isEqualTo(bob.userId());

        changed(bob, conversation, bob.ask("reaction.remove", with(it, "emoji", "👍")));
        assertThat(alice.event("reaction.removed").get("emoji").stringValue()).isEqualTo("👍");

        changed(alice, conversation, alice.ask("message.delete", it));
        assertThat(bob.event("message.deleted").get("message_id").stringValue()).isEqualTo(message);
        assertThat(bob.get(path(conversation) + "/messages").json().at("/items/0/deleted").booleanValue()).isTrue();
        assertThat(eventTypes(bob, conversation))
                .containsExactly("message.new", "message.updated", "reaction.added", "reaction.removed", "message.deleted");
    }

    @Test
    void receiptsAndTypingAreTold() {
        String conversation = conversation();
        say(alice, conversation, "one");
        say(alice, conversation, "two");

        bob.ask("receipt.delivered", Map.of("conversation_id", conversation, "up_to_seq", 2));
        JsonNode delivered = alice.event("receipt.updated");
        bob.ask("receipt.read", Map.of("conversation_id", conversation, "up_to_seq", 1));
        JsonNode read = alice.event("receipt.updated", data -> data.get("read_seq").longValue() > 0);
        bob.tell("typing", Map.of("conversation_id", conversation, "active", true));

        assertThat(delivered.toString()).isEqualTo("{\"conversation_id\":\"%s\",\"user_id\":\"%s\",\"delivered_seq\":2,\"read_seq\":0}"
                .formatted(conversation, bob.userId()));
        assertThat(read.get("read_seq").longValue()).isEqualTo(1);
        assertThat(alice.event("typing").get("active").booleanValue()).isTrue();
        assertThat(bob.get(path(conversation)).json().get("unread_count").intValue()).isEqualTo(1);
        assertThat(bob.ask("receipt.read", Map.of("conversation_id", conversation, "up_to_seq", 3)).at("/error/code").stringValue())
                .isEqualTo("validation_failed");
        assertThat(alice.get(path(conversation) + "/receipts").json().get("items")).hasSize(2);
    }

    @Test
    void whoLosesTheConnectionGetsWhatIsMissingAndNothingElse() {
        String conversation = conversation();
        say(alice, conversation, "1");
        bob.event("message.new");
        bob.drop();
        IntStream.rangeClosed(2, 6).forEach(i -> say(alice, conversation, String.valueOf(i)));

        bob.connect(bob.timeline().cursors());

        assertThat(bob.seqs(conversation)).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(bob.event("sync.done").at("/conversations/0").toString())
                .isEqualTo("{\"conversation_id\":\"%s\",\"last_seq\":6,\"read_seq\":0,\"unread_count\":6}".formatted(conversation));
        say(alice, conversation, "7");
        bob.event("message.new", data -> data.get("seq").longValue() == 7);
    }

    @Test
    void whoAcknowledgedNeedsNoCursors() {
        String conversation = conversation();
        say(alice, conversation, "1");
        say(alice, conversation, "2");
        bob.event("message.new", data -> data.get("seq").longValue() == 2);
        bob.ask("receipt.delivered", Map.of("conversation_id", conversation, "up_to_seq", 2));
        bob.drop();
        say(alice, conversation, "3");

        bob.connect();

        assertThat(bob.seqs(conversation)).containsExactly(3L);
    }

    @Test
    void tooMuchIsAGapThatHistoryFills() {
        String conversation = conversation();
        bob.drop();
        int messages = 301;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            ids.add(alice.send("message.send", message(conversation, "text " + i)));
            if (ids.size() == 100) {
                ids.forEach(alice::reply);
                ids.clear();
            }
        }
        ids.forEach(alice::reply);

        bob.connect();

        JsonNode gap = bob.event("sync.gap");
        assertThat(gap.toString()).isEqualTo("{\"conversation_id\":\"%s\",\"from_seq\":1,\"to_seq\":%d,\"reason\":\"too_many\"}"
                .formatted(conversation, messages));
        assertThat(bob.seqs(conversation)).isEmpty();
        assertThat(filled(bob, conversation, gap.get("from_seq").longValue() - 1))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, messages).boxed().toList());
        say(alice, conversation, "after");
        bob.event("message.new", data -> data.get("seq").longValue() == messages + 1);
    }

    @Test
    void whatOneSocketSendsWithoutWaitingIsNumberedInItsOrder() {
        String conversation = conversation();
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> alice.send("message.send", message(conversation, "text " + i))).toList();

        List<Long> seqs = ids.stream().map(id -> alice.reply(id).at("/data/seq").longValue()).toList();
        bob.event("message.new", data -> data.get("seq").longValue() == 100);

        assertThat(seqs).containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
        assertThat(bob.seqs(conversation)).containsExactlyElementsOf(seqs);
    }

    @Test
    void twoWhoSpeakAtOnceSeeOneOrder() {
        String conversation = conversation();
        Thread other = Thread.startVirtualThread(() ->
                IntStream.range(0, 100).forEach(i -> bob.send("message.send", message(conversation, "b" + i))));
        IntStream.range(0, 100).forEach(i -> alice.send("message.send", message(conversation, "a" + i)));
        await().until(() -> !other.isAlive());

        await().atMost(Duration.ofSeconds(20)).until(() -> List.of(alice, bob).stream()
                .allMatch(each -> each.timeline().cursors().getOrDefault(conversation, 0L) == 200));

        assertThat(filled(alice, conversation, 0)).hasSize(200);
        assertThat(alice.seqs(conversation)).hasSize(100).doesNotContainAnyElementsOf(bob.seqs(conversation));
    }

    @Test
    void aRetryGivesTheFirstPlaceOnWhicheverWayItComes() {
        String conversation = conversation();
        Map<String, Object> message = Map.of("client_message_id", uuid(), "text", "once");
        JsonNode first = alice.ask("message.send", with(message, "conversation_id", conversation)).get("data");

        Product.Answer overHttps = alice.over("POST", path(conversation) + "/messages", message);
        JsonNode overTheSocket = alice.ask("message.send", with(message, "to_user_id", bob.userId())).get("data");

        assertThat(overHttps.status()).isEqualTo(200);
        assertThat(overHttps.json().get("seq")).isEqualTo(first.get("seq"));
        assertThat(overTheSocket.get("duplicate").booleanValue()).isTrue();
        assertThat(overTheSocket.get("message_id")).isEqualTo(first.get("message_id"));
        assertThat(eventTypes(alice, conversation)).hasSize(1);
    }

    @Test
    void aMessageOverHttpsReachesEverySocketAndTheSendersOwn() {
        String conversation = conversation();

        Product.Answer sent = alice.over("POST", path(conversation) + "/messages",
                Map.of("client_message_id", uuid(), "text", "over HTTPS"));

        assertThat(sent.status()).isEqualTo(201);
        assertThat(alice.event("message.new").get("message_id")).isEqualTo(sent.json().get("message_id"));
        assertThat(bob.event("message.new").get("text").stringValue()).isEqualTo("over HTTPS");
    }

    @Test
    void everyDeviceHearsAndHasItsOwnPlace() {
        try (Device laptop = aliceAccount.newDevice().connect()) {
            String conversation = conversation();
            say(alice, conversation, "from the phone");
            JsonNode heard = laptop.event("message.new");
            say(bob, conversation, "answer");
            alice.event("message.new");
            laptop.event("message.new", data -> data.get("seq").longValue() == 2);
            alice.ask("receipt.read", Map.of("conversation_id", conversation, "up_to_seq", 2));

            assertThat(laptop.deviceId()).isNotEqualTo(alice.deviceId());
            assertThat(heard.get("sender_id").stringValue()).isEqualTo(alice.userId());
            assertThat(laptop.event("receipt.updated").get("read_seq").longValue()).isEqualTo(2);
            assertThat(laptop.get(path(conversation)).json().get("read_seq").longValue()).isEqualTo(2);
            assertThat(laptop.get(path(conversation)).json().get("delivered_seq").longValue()).isZero();
            assertThat(laptop.timeline().faults()).isEmpty();
        }
    }

    @Test
    void aSyncBringsWhatANamedCursorLacks() {
        String conversation = conversation();
        IntStream.rangeClosed(1, 5).forEach(i -> say(alice, conversation, "text " + i));
        bob.event("message.new", data -> data.get("seq").longValue() == 5);
        bob.drop();
        bob.connect(Map.of(conversation, 5L));

        assertThat(bob.seqs(conversation)).isEmpty();
        assertThat(bob.ask("sync", Map.of("cursors", Map.of(conversation, 2))).get("type").stringValue()).isEqualTo("ok");
        bob.event("message.new", data -> data.get("seq").longValue() == 5);

        assertThat(bob.seqs(conversation)).containsExactly(3L, 4L, 5L);
    }

    @Test
    void aNewerSocketOfADeviceReplacesTheOlder() {
        String conversation = conversation();
        Device again = alice.sameDevice().connect();

        assertThat(alice.closeCode()).isEqualTo(4509);
        say(again, conversation, "still here");
        assertThat(bob.event("message.new").get("text").stringValue()).isEqualTo("still here");
        again.close();
    }

    @Test
    void strangersGetNothing() {
        String conversation = conversation();
        say(alice, conversation, "secret");
        try (Device carol = product.register("carol").newDevice().connect(Map.of(conversation, 0L))) {
            JsonNode refused = carol.ask("message.send", message(conversation, "hello?"));
            carol.ask("sync", Map.of("cursors", Map.of(conversation, 0)));

            assertThat(refused.at("/error/code").stringValue()).isEqualTo("not_found");
            assertThat(carol.get(path(conversation) + "/events").status()).isEqualTo(404);
            assertThat(carol.seqs(conversation)).isEmpty();
        }
    }

    @Test
    void whoBlocksIsLeftAlone() {
        String conversation = conversation();
        say(alice, conversation, "before");
        bob.over("PUT", "/v1/me/blocks/" + alice.userId(), null);

        assertThat(alice.ask("message.send", message(conversation, "after")).at("/error/code").stringValue()).isEqualTo("forbidden");
        assertThat(alice.over("POST", path(conversation) + "/messages", Map.of("client_message_id", uuid(), "text", "after")).status())
                .isEqualTo(403);
        assertThat(eventTypes(bob, conversation)).hasSize(1);
    }

    private String conversation() {
        return alice.over("PUT", "/v1/conversations/direct/" + bob.userId(), null).json().get("conversation_id").stringValue();
    }

    private static JsonNode say(Device device, String conversation, String text) {
        JsonNode reply = device.ask("message.send", message(conversation, text));
        assertThat(reply.get("type").stringValue()).as(reply.toString()).isEqualTo("ok");
        return reply.get("data");
    }

    private static void changed(Device device, String conversation, JsonNode reply) {
        assertThat(reply.get("type").stringValue()).as(reply.toString()).isEqualTo("ok");
        device.timeline().changed(conversation, reply.at("/data/seq").longValue());
    }

    /** What a client reads to fill a gap. */
    private static List<Long> filled(Device device, String conversation, long afterSeq) {
        List<Long> seqs = new ArrayList<>();
        long after = afterSeq;
        JsonNode items = device.get(path(conversation) + "/events?limit=100&after_seq=" + after).json().get("items");
        while (!items.isEmpty()) {
            items.forEach(each -> seqs.add(each.at("/data/seq").longValue()));
            after = seqs.getLast();
            items = device.get(path(conversation) + "/events?limit=100&after_seq=" + after).json().get("items");
        }
        return seqs;
    }

    private static List<String> eventTypes(Device device, String conversation) {
        return device.get(path(conversation) + "/events").json().get("items").valueStream()
                .map(each -> each.get("type").stringValue()).toList();
    }

    private static Map<String, Object> message(String conversation, String text) {
        return Map.of("conversation_id", conversation, "client_message_id", uuid(), "text", text);
    }

    private static Map<String, Object> with(Map<String, ?> fields, String name, Object value) {
        Map<String, Object> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    private static String path(String conversation) {
        return "/v1/conversations/" + conversation;
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
