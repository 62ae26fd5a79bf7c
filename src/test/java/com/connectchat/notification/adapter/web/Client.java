package com.connectchat.notification.adapter.web;

import com.connectchat.user.IssueTokens;
import com.connectchat.user.IssueTokens.IssuedToken;
import com.connectchat.user.IssueTokens.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is signed in on one device and asks the running product over HTTPS. */
record Client(URI api, String userId, String token) {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** People nobody has met before. */
    static List<Client> some(int count, IssueTokens tokens, int apiPort) {
        List<IssuedToken> issued = new ArrayList<>();
        tokens.issue(new Order("n" + COUNT.incrementAndGet() + "_", count, Duration.ofHours(1)), issued::add);
        URI api = URI.create("http://127.0.0.1:" + apiPort);
        return issued.stream().map(each -> new Client(api, each.userId().value(), each.accessToken())).toList();
    }

    Answer get(String path) {
        return ask("GET", path, "");
    }

    Answer put(String path, String json, String... headers) {
        return ask("PUT", path, json, headers);
    }

    Answer ask(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Bearer " + token)
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String deviceId() {
        return get("/v1/me/devices").json().at("/items/0/device_id").stringValue();
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String eTag() {
            return response.headers().firstValue("ETag").orElse("");
        }

        /** The problem's status and code and, for a field, where it is. */
        String problem() {
            return (status() + " " + json().at("/code").asString("") + " " + json().at("/errors/0/pointer").asString("")).strip();
        }
    }
}
