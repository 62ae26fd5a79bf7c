package com.connectchat.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with an account, signed in on one device, who asks whichever gateway answers. */
final class Account {

    static final JsonMapper JSON = new JsonMapper();
    static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private static final int PAGE = 100;
    private static final int ATTEMPTS_MAX = 60;
    /** What was done by an earlier attempt that got no answer. */
    private static final int CONFLICT = 409;

    private final Supplier<URI> gateway;
    private final String username;
    private final String password;
    private final String userId;
    private final String deviceId;
    private final String token;

    private Account(Supplier<URI> gateway, String username, String password) {
        this.gateway = gateway;
        this.username = username;
        this.password = password;
        JsonNode session = call("POST", "/v1/auth/token", "",
                Map.of("grant_type", "password", "username", username, "password", password));
        this.userId = session.get("user_id").stringValue();
        this.deviceId = session.get("device_id").stringValue();
        this.token = session.get("access_token").stringValue();
    }

    static Account register(Supplier<URI> gateway) {
        String username = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 14);
        String password = "pass-" + UUID.randomUUID();
        request(gateway, "POST", "/v1/auth/register", "", Map.of("username", username, "password", password));
        return new Account(gateway, username, password);
    }

    /** The same person on another device. */
    Account onAnotherDevice() {
        return new Account(gateway, username, password);
    }

    String token() {
        return token;
    }

    String userId() {
        return userId;
    }

    String deviceId() {
        return deviceId;
    }

    /** Asks whichever gateway answers until one does. */
    JsonNode ask(String method, String path, Map<String, ?> body) {
        return call(method, path, token, body);
    }

    String conversationWith(Account peer) {
        return call("PUT", "/v1/conversations/direct/" + peer.userId, token, Map.of()).get("conversation_id").stringValue();
    }

    /** The frames of the log above a place, up to its end. */
    List<JsonNode> events(String conversation, long afterSeq) {
        List<JsonNode> events = new ArrayList<>();
        JsonNode page;
        do {
            long after = events.isEmpty() ? afterSeq : events.getLast().at("/data/seq").longValue();
            page = call("GET", "/v1/conversations/" + conversation + "/events?after_seq=" + after + "&limit=" + PAGE, token, Map.of())
                    .get("items");
            page.forEach(events::add);
        } while (!page.isEmpty());
        return events;
    }

    private JsonNode call(String method, String path, String bearer, Map<String, ?> body) {
        return request(gateway, method, path, bearer, body);
    }

    private static JsonNode request(Supplier<URI> gateway, String method, String path, String bearer, Map<String, ?> body) {
        String failure = "";
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            try {
                HttpRequest request = request(gateway.get().resolve(path), method, bearer, body);
                HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
                if (response.statusCode() < 300) {
                    return JSON.readTree(response.body());
                }
                failure = response.statusCode() + " " + response.body();
                if (response.statusCode() == CONFLICT && attempt > 1) {
                    return JSON.createObjectNode();
                }
                if (response.statusCode() < 500) {
                    throw new IllegalStateException(method + " " + path + " answered " + failure);
                }
                Thread.sleep(500);
            } catch (IOException e) {
                failure = e.toString();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException(method + " " + path + " failed " + ATTEMPTS_MAX + " times, last with " + failure);
    }

    private static HttpRequest request(URI uri, String method, String bearer, Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(8)).header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return request.build();
    }
}
