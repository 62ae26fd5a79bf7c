package com.connectchat.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.RunningProduct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Everything that the product can be asked, so that what it publishes of itself stays true. */
@RunningProduct
class DocumentsJourneyTests {

    private static final String SOMEBODY = "u_nobody";
    /** Is about a push that was truly sent. */
    private static final String PUSHED = "POST /v1/notifications/{messageId}/opened";

    private final Documents documents;
    private final Product product;
    private Product.Account aliceAccount;
    private Product.Account bobAccount;
    private Device alice;
    private Device bob;

    DocumentsJourneyTests(@LocalServerPort int apiPort, @Value("${connectchat.gateway.port}") int socketPort) {
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
    void disconnect() {
        alice.close();
        bob.close();
    }

    @Test
    void everyOperationAndEveryFrameIsAsTheDocumentsHaveIt() {
        discovery();
        profile();
        people();
        pushes();
        direct();
        groups();
        doors();
        refusals();
        account();

        assertThat(documents.faults()).isEmpty();
        assertThat(documents.notDone()).containsExactlyInAnyOrder(PUSHED);
        assertThat(documents.answered()).contains("POST /v1/auth/register 201", "POST /v1/groups 201", "GET /v1/me 304", "PATCH /v1/me 412",
                "POST /v1/groups/{groupId}/join 202", "POST /v1/conversations/{id}/messages 200", "POST /v1/auth/token 404");
        assertThat(documents.heard()).contains("welcome", "ok", "error", "sync.done", "message.new", "message.updated", "message.deleted",
                "reaction.added", "reaction.removed", "conversation.created", "conversation.updated", "member.added", "member.removed",
                "member.updated", "receipt.updated", "typing", "presence");
    }

    private void discovery() {
        get(200, "/v1/config");
        get(200, "/.well-known/jwks.json");
        get(200, "/livez");
        get(200, "/readyz");
    }

    private void profile() {
        String tag = alice.get("/v1/me").response().headers().firstValue("ETag").orElseThrow();
        with(304, "GET", "/v1/me", null, Map.of("If-None-Match", tag));
        with(403, "GET", "/v1/me", null, Map.of("Origin", "https://elsewhere.example"));
        with(406, "GET", "/v1/me", null, Map.of("Accept", "image/png"));
        with(200, "PATCH", "/v1/me", Map.of("about", "I am", "presence_visibility", "everybody"), Map.of("If-Match", tag));
        with(412, "PATCH", "/v1/me", Map.of("about", "I was"), Map.of("If-Match", tag));
        with(412, "DELETE", "/v1/me", null, Map.of("If-Match", tag));
        with(415, "PATCH", "/v1/me", Map.of("about", ""), Map.of("Content-Type", "text/plain"));
        tell(422, "PATCH", "/v1/me", Map.of("presence_visibility", "some"));
        tell(413, "PATCH", "/v1/me", Map.of("about", "a".repeat(70_000)));
        tell(403, "POST", "/v1/me/password", Map.of("current_password", "wrong", "new_password", "correct horse battery stapler"));
        get(200, "/v1/me/devices?limit=1");
        get(200, "/v1/me/export");
        get(200, "/v1/me/groups");
        assertThat(product.ask(null, "GET", "/v1/me", null).status()).isEqualTo(401);
    }

    private void people() {
        String blocks = "/v1/me/blocks/";
        get(200, "/v1/users/" + bob.userId());
        get(404, "/v1/users/" + SOMEBODY);
        get(200, "/v1/users?query=bob&limit=2");
        get(422, "/v1/users?limit=2");
        get(200, "/v1/users/" + bob.userId() + "/presence");
        tell(204, "PUT", blocks + bob.userId(), null);
        tell(404, "PUT", blocks + SOMEBODY, null);
        tell(422, "PUT", blocks + alice.userId(), null);
        get(200, "/v1/me/blocks");
        tell(403, "PUT", "/v1/conversations/direct/" + bob.userId(), null);
        tell(204, "DELETE", blocks + bob.userId(), null);
    }

    private void pushes() {
        String preferences = "/v1/me/notification-preferences";
        String push = "/v1/me/devices/" + alice.deviceId() + "/push";
        tell(200, "PUT", preferences, Map.of("push", "mentions", "preview", true, "quiet_hours",
                Map.of("from", "22:00", "to", "06:00", "time_zone", "Europe/Berlin")));
        String tag = alice.get(preferences).response().headers().firstValue("ETag").orElseThrow();
        with(304, "GET", preferences, null, Map.of("If-None-Match", tag));
        with(412, "PUT", preferences, Map.of("push", "all"), Map.of("If-Match", "\"77\""));
        tell(422, "PUT", preferences, Map.of());
        tell(204, "PUT", push, Map.of("provider", "fcm", "token", "abcdefghijklmnopqrstuvwxyz:0123456789_0123456789"));
        tell(204, "DELETE", push, null);
        get(200, "/v1/notifications?message_id=m1_nothing");
        get(422, "/v1/notifications");
        tell(404, "POST", "/v1/notifications/m1_nothing/opened", null);
    }

    private void direct() {
        String id = tell(200, "PUT", "/v1/conversations/direct/" + bob.userId(), null).get("conversation_id").stringValue();
        String at = "/v1/conversations/" + id;
        tell(404, "PUT", "/v1/conversations/direct/" + SOMEBODY, null);
        tell(422, "PUT", "/v1/conversations/direct/" + alice.userId(), null);
        Map<String, Object> send = Map.of("client_message_id", uuid(), "text", "Hi", "metadata", Map.of("of", List.of(1, 2)));
        String message = tell(201, "POST", at + "/messages", send).get("message_id").stringValue();
        tell(200, "POST", at + "/messages", send);
        tell(422, "POST", at + "/messages", Map.of("client_message_id", uuid()));
        bob.event("message.new");
        onTheSocket(id, message);
        get(200, at + "/messages");
        get(200, at + "/messages/" + message);
        get(404, at + "/messages/m1_nothing");
        get(422, at + "/messages?limit=1000");
        tell(200, "PATCH", at + "/messages/" + message, Map.of("text", "Hello"));
        assertThat(bob.over("PATCH", at + "/messages/" + message, Map.of("text", "No")).status()).isEqualTo(403);
        tell(200, "DELETE", at + "/messages/" + message, null);
        tell(409, "PATCH", at + "/messages/" + message, Map.of("text", "Hello?"));
        bob.event("message.deleted");
        get(200, at + "/messages");
        get(200, at + "/events");
        conversation(at);
    }

    private void conversation(String at) {
        get(200, "/v1/conversations?limit=1");
        get(200, at);
        get(200, at + "?explain=unread");
        get(404, "/v1/conversations/d_nothing");
        tell(200, "PUT", at + "/receipts", Map.of("read_seq", 1));
        tell(422, "PUT", at + "/receipts", Map.of());
        get(200, at + "/receipts");
        tell(200, "PUT", at + "/mute", Map.of());
        tell(204, "DELETE", at + "/mute", null);
        get(200, at + "/notification-preferences");
        tell(200, "PUT", at + "/notification-preferences", Map.of("push", "nothing"));
    }

    private void onTheSocket(String id, String message) {
        Map<String, Object> reaction = Map.of("conversation_id", id, "message_id", message, "emoji", "👍");
        bob.ask("reaction.add", reaction);
        alice.get("/v1/conversations/" + id + "/messages");
        alice.event("reaction.added");
        bob.ask("reaction.remove", reaction);
        alice.event("reaction.removed");
        bob.ask("receipt.read", Map.of("conversation_id", id, "up_to_seq", 1));
        alice.event("receipt.updated");
        bob.tell("typing", Map.of("conversation_id", id, "active", true));
        alice.event("typing");
        alice.ask("presence.watch", Map.of("user_ids", List.of(bob.userId())));
        alice.ask("ping", Map.of());
        alice.ask("sync", Map.of("cursors", Map.of(id, 0)));
        alice.ask("message.send", Map.of("conversation_id", "d_nothing", "client_message_id", uuid(), "text", "Hi"));
        alice.ask("message.send", Map.of("to_user_id", bob.userId(), "client_message_id", uuid(), "text", "Hi", "mentions",
                List.of(bob.userId()), "reply_to", message));
        bob.ask("message.send", Map.of("conversation_id", id, "client_message_id", uuid(), "kind", "custom", "metadata", Map.of("a", 1)));
        alice.event("message.new");
    }

    private void groups() {
        String id = tell(201, "POST", "/v1/groups", Map.of("title", "Readers " + uuid(), "description", "Of books", "visibility", "public",
                "member_ids", List.of(bob.userId()), "settings", Map.of("join", "request"))).get("conversation_id").stringValue();
        String at = "/v1/groups/" + id;
        bob.event("conversation.created");
        String tag = alice.get(at).response().headers().firstValue("ETag").orElseThrow();
        with(304, "GET", at, null, Map.of("If-None-Match", tag));
        with(200, "PATCH", at, Map.of("title", "More readers", "settings", Map.of("slow_mode_seconds", 0)), Map.of("If-Match", tag));
        with(412, "PATCH", at, Map.of("title", "No readers"), Map.of("If-Match", tag));
        bob.event("conversation.updated");
        get(200, "/v1/groups?query=readers");
        get(200, "/v1/conversations/" + id);
        get(200, "/v1/me/groups");
        get(200, "/v1/conversations/" + id + "/events");
        get(200, at + "/members");
        Device carol = product.register("carol").newDevice();
        assertThat(carol.get(at).status()).isEqualTo(200);
        assertThat(carol.get(at + "/members").status()).isEqualTo(403);
        members(at, carol.userId());
        tell(204, "DELETE", at, null);
        get(404, at);
    }

    private void members(String at, String carol) {
        tell(200, "POST", at + "/members", Map.of("user_ids", List.of(carol)));
        bob.event("member.added");
        tell(200, "PUT", at + "/members/" + carol, Map.of("role", "admin"));
        bob.event("member.updated");
        tell(409, "PUT", at + "/members/" + alice.userId(), Map.of("role", "member"));
        tell(204, "DELETE", at + "/members/" + carol, null);
        bob.event("member.removed");
        tell(204, "PUT", at + "/bans/" + carol, null);
        tell(422, "PUT", at + "/bans/" + alice.userId(), null);
        tell(409, "POST", at + "/members", Map.of("user_ids", List.of(carol)));
        get(200, at + "/bans");
        tell(204, "DELETE", at + "/bans/" + carol, null);
        tell(409, "POST", at + "/leave", null);
        assertThat(bob.over("DELETE", at, null).status()).isEqualTo(403);
        assertThat(bob.over("POST", at + "/leave", null).status()).isEqualTo(204);
    }

    private void doors() {
        String at = "/v1/groups/" + tell(201, "POST", "/v1/groups", Map.of("title", "Writers", "visibility", "public", "settings",
                Map.of("join", "request"))).get("conversation_id").stringValue();
        assertThat(bob.over("POST", at + "/join", null).status()).isEqualTo(202);
        get(200, at + "/join-requests");
        tell(204, "PUT", at + "/join-requests/" + bob.userId(), Map.of("decision", "approve"));
        tell(404, "PUT", at + "/join-requests/" + SOMEBODY, Map.of("decision", "reject"));
        assertThat(bob.over("POST", at + "/join", null).status()).isEqualTo(200);
        assertThat(bob.over("POST", at + "/invites", Map.of()).status()).isIn(201, 403);
        String code = tell(201, "POST", at + "/invites", Map.of("max_uses", 1)).get("code").stringValue();
        String other = tell(201, "POST", at + "/invites", null).get("code").stringValue();
        get(200, at + "/invites");
        tell(204, "DELETE", at + "/invites/" + other, null);
        Device dora = product.register("dora").newDevice();
        assertThat(dora.over("POST", "/v1/invites/" + code + "/accept", null).status()).isEqualTo(200);
        tell(404, "POST", "/v1/invites/i_nothing/accept", null);
    }

    private void refusals() {
        Map<String, Object> bobsName = Map.of("username", bobAccount.username(), "password", "correct horse battery staple");
        Map<String, Object> bobsGrant = new HashMap<>(bobsName);
        bobsGrant.put("grant_type", "password");
        bobsGrant.put("device_id", alice.deviceId());
        assertThat(product.ask(null, "POST", "/v1/auth/register", bobsName).status()).isEqualTo(409);
        assertThat(product.ask(null, "POST", "/v1/auth/token", bobsGrant).status()).isEqualTo(404);
        assertThat(product.ask(null, "POST", "/v1/auth/token", Map.of("grant_type", "refresh_token", "refresh_token", "none")).status())
                .isEqualTo(401);
        assertThat(product.ask(null, "POST", "/v1/auth/token", Map.of()).status()).isEqualTo(422);
        assertThat(product.ask(null, "POST", "/v1/auth/revoke", Map.of("refresh_token", "none")).status()).isEqualTo(204);
    }

    private void account() {
        Device second = aliceAccount.newDevice();
        tell(204, "DELETE", "/v1/me/devices/" + second.deviceId(), null);
        tell(404, "DELETE", "/v1/me/devices/dev_nothing", null);
        bob.drop();
        alice.event("presence");
        tell(204, "POST", "/v1/me/password",
                Map.of("current_password", "correct horse battery staple", "new_password", "correct horse battery stapler"));
        assertThat(bob.over("DELETE", "/v1/me", null).status()).isEqualTo(204);
    }

    private JsonNode get(int status, String path) {
        return tell(status, "GET", path, null);
    }

    private JsonNode tell(int status, String method, String path, @Nullable Object body) {
        return with(status, method, path, body, Map.of());
    }

    private JsonNode with(int status, String method, String path, @Nullable Object body, Map<String, String> headers) {
        Product.Answer answer = alice.over(new Product.Question(method, path, body, headers));
        assertThat(answer.status()).as(method + " " + path + ": " + answer.response().body()).isEqualTo(status);
        return answer.json();
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
