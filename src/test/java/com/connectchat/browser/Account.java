package com.connectchat.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An account of a test's own and what it does over HTTPS, so that a test can begin where it gets interesting. */
final class Account {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final URI server;
    private final String username;
    private final String password = "pass-" + UUID.randomUUID();
    private final String displayName;
    private final String userId;

    private Account(URI server, String displayName) {
        this.server = server;
        this.displayName = displayName;
        this.username = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 14);
        this.userId = call("POST", "/v1/auth/register", "",
                Map.of("username", username, "password", password, "display_name", displayName)).get("user_id").stringValue();
    }

    static Account register(URI server, String displayName) {
        return new Account(server, displayName);
    }

    String username() {
        return username;
    }

    String userId() {
        return userId;
    }

    String password() {
        return password;
    }

    String displayName() {
        return displayName;
    }

    /** Signs in as a device of its own, for what is to be there before a browser is. */
    Session session() {
        JsonNode tokens = call("POST", "/v1/auth/token", "",
                Map.of("grant_type", "password", "username", username, "password", password));
        return new Session(tokens.get("access_token").stringValue());
    }

    final class Session {

        private final String token;

        private Session(String token) {
            this.token = token;
        }

        String openDirect(Account peer) {
            return call("PUT", "/v1/conversations/direct/" + peer.userId, token, Map.of()).get("conversation_id").stringValue();
        }

        String createGroup(String title, List<Account> members) {
            return call("POST", "/v1/groups", token, Map.of("title", title, "member_ids", members.stream().map(Account::userId).toList()))
                    .get("conversation_id").stringValue();
        }

        /** Returns the message's id. */
        String send(String conversationId, String text) {
            return call("POST", "/v1/conversations/" + conversationId + "/messages", token,
                    Map.of("client_message_id", UUID.randomUUID().toString(), "text", text)).get("message_id").stringValue();
        }

        /** What became of the pushes for a message to the devices of this account. */
        List<String> pushes(String messageId) {
            return call("GET", "/v1/notifications?message_id=" + messageId, token, Map.of()).get("items").values().stream()
                    .map(each -> each.get("state").stringValue()).toList();
        }

        void read(String conversationId, long upTo) {
            call("PUT", "/v1/conversations/" + conversationId + "/receipts", token, Map.of("read_seq", upTo));
        }
    }

    private JsonNode call(String method, String path, String token, Map<String, ?> body) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + " answered " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
