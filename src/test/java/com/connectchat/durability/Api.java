package com.connectchat.durability;

import com.connectchat.browser.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTPS API as somebody with an account uses it. */
final class Api {

    static final JsonMapper JSON = new JsonMapper();
    static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PAGE = 100;

    private final URI server;
    private final String userId;
    private final String token;

    private Api(URI server) throws IOException, InterruptedException {
        this.server = server;
        String username = "k" + UUID.randomUUID().toString().replace("-", "").substring(0, 14);
        String password = "pass-" + UUID.randomUUID();
        this.userId = call("POST", "/v1/auth/register", "", Map.of("username", username, "password", password))
                .get("user_id").stringValue();
        this.token = call("POST", "/v1/auth/token", "", Map.of("grant_type", "password", "username", username, "password", password))
                .get("access_token").stringValue();
    }

    /** Somebody who has a token already. */
    private Api(URI server, String userId, String token) {
        this.server = server;
        this.userId = userId;
        this.token = token;
    }

    static Api of(RunningServer server, String userId, String token) {
        return new Api(server.url(), userId, token);
    }

    static Api register(RunningServer server) throws IOException, InterruptedException {
        return new Api(server.url());
    }

    String userId() {
        return userId;
    }

    String token() {
        return token;
    }

    String conversationWith(Api peer) throws IOException, InterruptedException {
        return call("PUT", "/v1/conversations/direct/" + peer.userId, token, Map.of()).get("conversation_id").stringValue();
    }

    /** The whole log of a conversation, as the server pages it. */
    List<JsonNode> events(String conversation) throws IOException, InterruptedException {
        List<JsonNode> events = new ArrayList<>();
        JsonNode page;
        do {
            long after = events.isEmpty() ? 0 : events.getLast().at("/data/seq").longValue();
            String path = "/v1/conversations/" + conversation + "/events?after_seq=" + after + "&limit=" + PAGE;
            page = call("GET", path, token, Map.of()).get("items");
            page.forEach(events::add);
        } while (!page.isEmpty());
        return events;
    }

    private JsonNode call(String method, String path, String bearer, Map<String, String> body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + " answered " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
