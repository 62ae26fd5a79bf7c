package com.connectchat.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.connectchat.RunningProduct;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who is there, as others may see it. */
@RunningProduct
class PresenceJourneyTests {

    private final Documents documents;
    private final Product product;
    private Product.Account bobAccount;
    private Device alice;
    private Device bob;

    PresenceJourneyTests(@LocalServerPort int apiPort, @Value("${connectchat.gateway.port}") int socketPort) {
        documents = Documents.of(new Product(apiPort, socketPort));
        product = new Product(apiPort, socketPort).observedBy(documents);
    }

    @BeforeEach
    void connect() {
        bobAccount = product.register("bob");
        alice = product.register("alice").newDevice().connect();
        bob = bobAccount.newDevice();
    }

    @AfterEach
    void disconnect() {
        alice.close();
        bob.close();
        assertThat(documents.faults()).isEmpty();
    }

    @Test
    void comingAndGoingIsToldToWhoWatchesAndShownToWhoAsks() {
        JsonNode never = watch();
        bob.connect();
        JsonNode came = alice.event("presence");
        JsonNode shown = asked(alice);
        bob.drop();
        JsonNode left = alice.event("presence", data -> data.get("status").stringValue().equals("offline"));

        assertThat(never).hasToString(unseen());
        assertThat(came).hasToString("{\"user_id\":\"" + bob.userId() + "\",\"status\":\"online\"}");
        assertThat(shown).isEqualTo(came);
        assertThat(left.get("last_seen_at").stringValue()).endsWith("Z");
        assertThat(asked(alice)).isEqualTo(left);
    }

    @Test
    void anotherDeviceKeepsItsUserOnline() {
        bob.connect();
        Device second = bobAccount.newDevice().connect();
        JsonNode there = watch();
        bob.drop();
        passSmoothing();

        assertThat(there.get("status").stringValue()).isEqualTo("online");
        assertThat(alice.types()).doesNotContain("presence");
        second.close();
    }

    @Test
    void whoIsBlockedSeesWhatThereIsToSeeOfSomebodyWhoWasNeverThere() {
        bob.connect();
        JsonNode before = watch();

        block(bob, alice);
        JsonNode told = alice.event("presence");

        assertThat(before.get("status").stringValue()).isEqualTo("online");
        assertThat(told).hasToString(unseen());
        assertThat(asked(alice)).hasToString(unseen());
        assertThat(watch()).hasToString(unseen());
        assertThat(alice.get("/v1/users/u_nobody/presence").json().get("status").stringValue()).isEqualTo("offline");
    }

    @Test
    void whoBlocksSeesNothingEither() {
        bob.connect();

        block(alice, bob);

        assertThat(asked(alice)).hasToString(unseen());
    }

    @Test
    void contactsAreThoseWithWhomOneHasAConversation() {
        bob.connect();
        showPresenceTo("contacts");
        alice.over("PUT", "/v1/conversations/direct/" + bob.userId(), null);
        String toStranger = asked(alice).get("status").stringValue();

        Device carol = product.register("carol").newDevice().connect();
        carol.ask("message.send", Map.of("to_user_id", bob.userId(), "client_message_id", UUID.randomUUID().toString(), "text", "Hi"));
        Device dora = product.register("dora").newDevice().connect();
        bob.over("POST", "/v1/groups", Map.of("title", "Ours", "member_ids", List.of(dora.userId())));

        assertThat(toStranger).isEqualTo("offline");
        assertThat(asked(carol).get("status").stringValue()).isEqualTo("online");
        assertThat(asked(dora).get("status").stringValue()).isEqualTo("online");
        carol.close();
        dora.close();
    }

    @Test
    void whoShowsPresenceToNobodyStillSeesThemselvesAndOthers() {
        bob.connect();

        showPresenceTo("nobody");

        assertThat(asked(alice)).hasToString(unseen());
        assertThat(asked(bob).get("status").stringValue()).isEqualTo("online");
        assertThat(bob.get("/v1/users/" + alice.userId() + "/presence").json().get("status").stringValue()).isEqualTo("online");
    }

    @Test
    void typingIsNotShownBetweenPeopleOfWhomOneBlockedTheOtherButStillInTheirGroups() {
        bob.connect();
        String direct = bob.ask("message.send", Map.of("to_user_id", alice.userId(), "client_message_id", UUID.randomUUID().toString(),
                "text", "Hi")).at("/data/conversation_id").stringValue();
        String group = bob.over("POST", "/v1/groups", Map.of("title", "Ours", "member_ids", List.of(alice.userId()))).json()
                .get("conversation_id").stringValue();
        alice.event("conversation.created");
        block(alice, bob);

        bob.tell("typing", Map.of("conversation_id", direct, "active", true));
        bob.tell("typing", Map.of("conversation_id", group, "active", true));

        assertThat(alice.event("typing").get("conversation_id").stringValue()).isEqualTo(group);
        bob.ask("ping", Map.of());
        assertThat(alice.types()).containsOnlyOnce("typing");
    }

    private JsonNode watch() {
        return alice.ask("presence.watch", Map.of("user_ids", List.of(bob.userId()))).at("/data/presence/0");
    }

    private JsonNode asked(Device viewer) {
        return viewer.get("/v1/users/" + bob.userId() + "/presence").json();
    }

    private String unseen() {
        return "{\"user_id\":\"" + bob.userId() + "\",\"status\":\"offline\"}";
    }

    private void showPresenceTo(String others) {
        assertThat(bob.over("PATCH", "/v1/me", Map.of("presence_visibility", others)).status()).isEqualTo(200);
    }

    private static void block(Device blocker, Device blocked) {
        assertThat(blocker.over("PUT", "/v1/me/blocks/" + blocked.userId(), null).status()).isEqualTo(204);
    }

    private static void passSmoothing() {
        await().pollDelay(Duration.ofSeconds(4)).timeout(Duration.ofSeconds(6)).until(() -> true);
    }
}
