package com.connectchat.notification.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.RunningProduct;
import com.connectchat.user.IssueTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody takes away of their notifications. */
@RunningProduct
class NotificationsExportTests {

    private static final String KEY = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String AUTH = "AAAAAAAAAAAAAAAAAAAAAA";

    private final Client alice;
    private final Client bob;

    NotificationsExportTests(IssueTokens tokens, @LocalServerPort int port) {
        List<Client> people = Client.some(2, tokens, port);
        this.alice = people.getFirst();
        this.bob = people.getLast();
    }

    @Test
    void wishesAndDevicesAreInIt() {
        String conversation = alice.put("/v1/conversations/direct/" + bob.userId(), "").json().at("/conversation_id").stringValue();
        alice.put("/v1/conversations/" + conversation + "/notification-preferences", "{\"push\": \"nothing\"}");
        alice.put("/v1/me/notification-preferences", """
                {"push": "mentions", "preview": true, "quiet_hours": {"from": "22:00", "to": "07:00", "time_zone": "Europe/Berlin"}}""");
        String subscription = """
                {"endpoint": "https://push.example.org/secret", "keys": {"p256dh": "%s", "auth": "%s"}}""".formatted(KEY, AUTH);
        alice.put("/v1/me/devices/" + alice.deviceId() + "/push",
                JsonMapper.shared().writeValueAsString(Map.of("provider", "webpush", "token", subscription)));

        JsonNode exported = alice.get("/v1/me/export").json();

        assertThat(exported.get("notifications")).isEqualTo(JsonMapper.shared().readTree("""
                {"preferences": {"push": "mentions", "preview": true,
                   "quiet_hours": {"from": "22:00", "to": "07:00", "time_zone": "Europe/Berlin"}},
                 "conversations": [{"conversation_id": "%s", "push": "nothing"}],
                 "push_addresses": [{"device_id": "%s", "provider": "webpush"}]}""".formatted(conversation, alice.deviceId())));
        assertThat(exported.toString()).doesNotContain("secret", KEY, AUTH);
    }

    @Test
    void whoHasSaidNothingTakesAwayWhatHoldsThen() {
        assertThat(bob.get("/v1/me/export").json().get("notifications")).isEqualTo(JsonMapper.shared().readTree("""
                {"preferences": {"push": "all", "preview": false}, "conversations": [], "push_addresses": []}"""));
    }
}
