package com.connectchat.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the product answers, and how one asks it over HTTPS.
 *
 * @param observer sees all that is said
 */
public record Product(int apiPort, int socketPort, Observer observer) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "correct horse battery staple";

    public Product(int apiPort, int socketPort) {
        this(apiPort, socketPort, Observer.NONE);
    }

    /** The same one, observed. */
    Product observedBy(Observer other) {
        return new Product(apiPort, socketPort, other);
    }

    /** Somebody new. */
    Account register(String name) {
        String username = name + UUID.randomUUID().toString().substring(0, 8);
        JsonNode registered = ask(null, "POST", "/v1/auth/register", Map.of("username", username, "password", PASSWORD)).json();
        return new Account(this, username, registered.get("user_id").stringValue());
    }

    /** Whoever has an account here, and may sign in on any number of devices. */
    record Account(Product product, String username, String userId) {

        /** Signs in on a new device; it is not connected yet. */
        Device newDevice() {
            JsonNode granted = product.ask(null, "POST", "/v1/auth/token",
                    Map.of("grant_type", "password", "username", username, "password", PASSWORD)).json();
            return new Device(product, userId, granted.get("device_id").stringValue(), granted.get("access_token").stringValue());
        }
    }

    Answer ask(@Nullable String token, String method, String path, @Nullable Object body) {
        return ask(token, new Question(method, path, body, Map.of()));
    }

    Answer ask(@Nullable String token, Question question) {
        Object body = question.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + apiPort + question.path()))
                .method(question.method(), body == null ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)));
        question.headers().forEach(request::header);
        if (body != null && !question.headers().containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            Answer answer = new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
            observer.exchanged(question, answer.response());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public record Question(String method, String path, @Nullable Object body, Map<String, String> headers) {
    }

    /** Whoever looks on while people use the product. */
    public interface Observer {

        Observer NONE = new Observer() { };

        default void exchanged(Question question, HttpResponse<String> answer) {
        }

        /** A request that the server did as it was told. */
        default void done(JsonNode request) {
        }

        default void heard(JsonNode frame) {
        }
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }
    }
}
