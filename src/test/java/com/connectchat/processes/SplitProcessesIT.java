package com.connectchat.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log, the numbers and all the rest in three processes: a chat that none of them could hold alone. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SplitProcessesIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static Role persistence;
    private static Role sequence;
    private static Role rest;
    private static String token;
    private static String conversation;

    @BeforeAll
    static void start() throws Exception {
        persistence = Role.start("persistence", folder);
        sequence = Role.start("sequence,group", folder, "--connectchat.remote.persistence.url=" + persistence.internal());
        rest = Role.start("gateway,session,messaging,notification,user", folder,
                "--connectchat.remote.persistence.url=" + persistence.internal(),
                "--connectchat.remote.sequence.url=" + sequence.internal(), "--connectchat.remote.group.url=" + sequence.internal());
        for (Role role : List.of(persistence, sequence, rest)) {
            role.awaitReady();
        }
        String bob = account().at("/user_id").stringValue();
        token = account().at("/access_token").stringValue();
        conversation = ask("PUT", "/v1/conversations/direct/" + bob, Map.of()).at("/conversation_id").stringValue();
    }

    @AfterAll
    static void stop() {
        List.of(rest, sequence, persistence).forEach(Role::close);
    }

    @Test
    @Order(1)
    void aGroupIsDecidedByOneProcessAndKeptByAnother() throws Exception {
        String group = ask("POST", "/v1/groups", Map.of("title", "Tea")).at("/conversation_id").stringValue();

        assertThat(ask("GET", "/v1/groups/" + group, Map.of()).at("/role").stringValue()).isEqualTo("owner");
        assertThat(rest.metric("connectchat_remote_calls_seconds_count{call=\"group/KeepGroups/enter\"")).isPositive();
    }

    @Test
    @Order(1)
    void whatIsSentIsNumberedByOneProcessAndKeptByAnother() throws Exception {
        List<Long> seqs = List.of(send("a"), send("b"), send("c"));

        assertThat(seqs).containsExactly(1L, 2L, 3L);
        assertThat(texts()).containsExactly("a", "b", "c");
        assertThat(rest.metric("connectchat_remote_calls_seconds_count{call=\"sequence/GrantNumbers/grant\"")).isPositive();
        assertThat(rest.metric("connectchat_remote_calls_seconds_count{call=\"persistence/ConversationLog/append\"")).isPositive();
        assertThat(sequence.metric("connectchat_remote_calls_seconds_count{call=\"persistence/ConversationLog/head\"")).isPositive();
    }

    @Test
    @Order(2)
    void clientsReachNothingButHealthInAProcessThatIsNotTheirs() throws Exception {
        assertThat(persistence.status(persistence.api().resolve("/livez"))).isEqualTo(200);
        assertThat(persistence.status(persistence.api().resolve("/v1/config"))).isEqualTo(403);
        assertThat(persistence.status(URI.create(persistence.internal() + "/internal/persistence/ConversationLog/head"))).isEqualTo(401);
        assertThat(rest.status(rest.api().resolve("/internal/persistence/ConversationLog/head"))).isEqualTo(404);
    }

    @Test
    @Order(3)
    void aProcessThatDiesMakesItsCallersUnreadyAndNothingLost() throws Exception {
        persistence.kill();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> rest.readiness() == 503);
        UUID retried = UUID.randomUUID();
        JsonNode refused = ask("POST", "/v1/conversations/" + conversation + "/messages",
                Map.of("client_message_id", retried.toString(), "text", "d"));

        persistence.startAgain();
        persistence.awaitReady();
        rest.awaitReady();

        assertThat(refused.at("/code").asString()).isEqualTo("unavailable");
        assertThat(send("d", retried)).isEqualTo(4);
        assertThat(texts()).containsExactly("a", "b", "c", "d");
    }

    @Test
    @Order(4)
    void aProcessThatDoesNotKnowWhereToCallDoesNotStart() throws Exception {
        try (Role lost = Role.start("sequence", Files.createDirectory(folder.resolve("lost")))) {
            assertThat(lost.end()).contains("connectchat.remote.persistence.url is missing");
        }
    }

    private static JsonNode account() throws Exception {
        Map<String, String> who = Map.of("username", "u" + UUID.randomUUID().toString().substring(0, 8),
                "password", "pass-" + UUID.randomUUID());
        ask("POST", "/v1/auth/register", who);
        return ask("POST", "/v1/auth/token",
                Map.of("grant_type", "password", "username", who.get("username"), "password", who.get("password")));
    }

    private static long send(String text) throws Exception {
        return send(text, UUID.randomUUID());
    }

    private static long send(String text, UUID id) throws Exception {
        return ask("POST", "/v1/conversations/" + conversation + "/messages",
                Map.of("client_message_id", id.toString(), "text", text)).at("/seq").asLong();
    }

    private static List<String> texts() throws Exception {
        return ask("GET", "/v1/conversations/" + conversation + "/messages", Map.of()).at("/items").valueStream()
                .map(each -> each.at("/text").stringValue()).toList();
    }

    private static JsonNode ask(String method, String path, Map<String, String> body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(rest.api().resolve(path)).header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return JSON.readTree(HTTP.send(request.build(), BodyHandlers.ofString()).body());
    }
}
