package com.connectchat.notification.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.connectchat.RunningProduct;
import com.connectchat.user.IssueTokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** From a message that nobody took to the ledger, in the product as it is shipped. */
@RunningProduct
class PushJourneyTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Client alice;
    private final Client bob;
    private final Client carol;

    PushJourneyTests(IssueTokens tokens, @LocalServerPort int port) {
        List<Client> people = Client.some(3, tokens, port);
        alice = people.get(0);
        bob = people.get(1);
        carol = people.get(2);
        people.subList(1, 3).forEach(each -> each.put("/v1/me/devices/" + each.deviceId() + "/push",
                "{\"provider\":\"fcm\",\"token\":\"the-token-of-" + each.userId() + "\"}"));
    }

    @Test
    void whoIsAwayIsPushedToAndTellsThatTheyOpenedItAndWhoHasReadItIsNot() {
        carol.put("/v1/me/notification-preferences", "{\"push\":\"mentions\"}");
        String group = alice.ask("POST", "/v1/groups", "{\"title\":\"Tea\",\"member_ids\":[\"" + bob.userId() + "\",\"" + carol.userId()
                + "\"]}").json().get("conversation_id").stringValue();

        String forBob = say(group);

        JsonNode sent = entry(bob, forBob);
        assertThat(sent.at("/state").stringValue()).isEqualTo("sent");
        assertThat(sent.at("/provider").stringValue()).isEqualTo("log");
        assertThat(sent.at("/device_id").stringValue()).isEqualTo(bob.deviceId());
        assertThat(sent.has("provider_id")).isTrue();
        assertThat(entry(carol, forBob).at("/reason").stringValue()).isEqualTo("preferences");
        assertThat(alice.get("/v1/notifications?message_id=" + forBob).json().at("/items")).isEmpty();

        assertThat(bob.ask("POST", "/v1/notifications/" + forBob + "/opened", "").status()).isEqualTo(204);
        assertThat(entry(bob, forBob).at("/state").stringValue()).isEqualTo("opened");
        assertThat(carol.ask("POST", "/v1/notifications/" + forBob + "/opened", "").problem()).isEqualTo("404 not_found");

        String read = say(group);
        bob.put("/v1/conversations/" + group + "/receipts", "{\"read_seq\":" + seqOf(group, read) + "}");
        assertThat(entry(bob, read).at("/reason").stringValue()).isEqualTo("already_read");
    }

    @Test
    void theLedgerIsAskedForAMessage() {
        assertThat(bob.get("/v1/notifications").problem()).isEqualTo("422 validation_failed /message_id");
    }

    private String say(String conversation) {
        return alice.ask("POST", "/v1/conversations/" + conversation + "/messages",
                "{\"client_message_id\":\"" + UUID.randomUUID() + "\",\"text\":\"hello\"}").json().get("message_id").stringValue();
    }

    private String seqOf(String conversation, String message) {
        return alice.get("/v1/conversations/" + conversation + "/messages/" + message).json().get("seq").asString();
    }

    private static JsonNode entry(Client client, String message) {
        return await().atMost(PATIENCE).until(
                () -> client.get("/v1/notifications?message_id=" + message).json().at("/items/0"), found -> !found.isMissingNode());
    }
}
