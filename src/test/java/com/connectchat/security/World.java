package com.connectchat.security;

import com.connectchat.user.IssueTokens;
import com.connectchat.user.IssueTokens.IssuedToken;
import com.connectchat.user.IssueTokens.Order;
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
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Four people nobody has met before. Two have a conversation in which the owner has said something; the stranger is in none, and
 * the bystander is there to be talked about. The same two are in a private group, the owner being its owner.
 */
final class World {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI api;
    private final List<IssuedToken> people = new ArrayList<>();
    private final Map<String, String> names;

    World(IssueTokens tokens, int apiPort) {
        this.api = URI.create("http://127.0.0.1:" + apiPort);
        tokens.issue(new Order("w" + COUNT.incrementAndGet() + "_", 4, Duration.ofHours(1)), people::add);
        String conversation = at(ask(Actor.OWNER, "PUT", "/v1/conversations/direct/" + people.get(1).userId(), ""), "conversation_id");
        String message = at(ask(Actor.OWNER, "POST", "/v1/conversations/" + conversation + "/messages",
                "{\"client_message_id\":\"" + UUID.randomUUID() + "\",\"text\":\"said\"}"), "message_id");
        JsonNode device = JsonMapper.shared().readTree(ask(Actor.OWNER, "GET", "/v1/me/devices", "").body()).at("/items/0/device_id");
        String group = at(ask(Actor.OWNER, "POST", "/v1/groups",
                "{\"title\":\"Ours\",\"member_ids\":[\"" + people.get(1).userId() + "\"]}"), "conversation_id");
        String code = at(ask(Actor.OWNER, "POST", "/v1/groups/" + group + "/invites", ""), "code");
        this.names = Map.of("{id}", conversation, "{messageId}", message, "{groupId}", group, "{code}", code,
                "{userId}", people.get(3).userId().value(), "{deviceId}", device.stringValue(),
                "{uuid}", UUID.randomUUID().toString(), "{new}", "n" + COUNT.incrementAndGet());
    }

    /** The path or body with the names of this world in place of the placeholders. */
    String fill(String template) {
        String filled = template;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }

    String tokenOf(Actor actor) {
        return actor == Actor.ANONYMOUS ? "" : people.get(actor.ordinal()).accessToken();
    }

    HttpResponse<String> ask(Actor actor, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (actor != Actor.ANONYMOUS) {
            request.header("Authorization", "Bearer " + tokenOf(actor));
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that there is to know of the conversation. */
    String log() {
        return ask(Actor.OWNER, "GET", fill("/v1/conversations/{id}/events"), "").body()
                + ask(Actor.OWNER, "GET", fill("/v1/conversations/{id}/receipts"), "").body()
                + ask(Actor.OWNER, "GET", fill("/v1/conversations/{groupId}/events"), "").body()
                + ask(Actor.OWNER, "GET", fill("/v1/groups/{groupId}/members"), "").body();
    }

    private static String at(HttpResponse<String> answer, String field) {
        return JsonMapper.shared().readTree(answer.body()).get(field).stringValue();
    }
}
