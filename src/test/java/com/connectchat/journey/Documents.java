package com.connectchat.journey;

import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds all that people and the product say to each other against what the product publishes of itself: OpenAPI and AsyncAPI. */
final class Documents implements Product.Observer {

    private final PublishedDocument https;
    private final PublishedDocument socket;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Set<String> done = new ConcurrentSkipListSet<>();
    private final Set<String> answered = new ConcurrentSkipListSet<>();
    private final Set<String> heard = new ConcurrentSkipListSet<>();

    private Documents(JsonNode openApi, JsonNode asyncApi) {
        https = new PublishedDocument(openApi);
        socket = new PublishedDocument(asyncApi);
    }

    static Documents of(Product product) {
        String yaml = product.ask(null, "GET", "/asyncapi.yaml", null).response().body();
        return new Documents(product.ask(null, "GET", "/v3/api-docs", null).json(),
                JsonMapper.shared().valueToTree(new Yaml().load(yaml)));
    }

    @Override
    public void exchanged(Product.Question question, HttpResponse<String> answer) {
        String path = question.path().replaceAll("[?].*", "");
        Optional<Map.Entry<String, JsonNode>> described = https.root().path("paths").properties().stream()
                .filter(each -> path.matches(each.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .min(Comparator.comparing(each -> each.getKey().chars().filter(character -> character == '{').count()));
        String method = question.method().toLowerCase(Locale.ROOT);
        JsonNode operation = described.map(each -> each.getValue().path(method)).orElse(https.root().path("nothing"));
        String name = question.method() + " " + described.map(Map.Entry::getKey).orElse(path);
        if (operation.isMissingNode()) {
            note(name, List.of("is not described"));
            return;
        }
        answered.add(name + " " + answer.statusCode());
        note(name + " " + answer.statusCode(), faultsOf(operation, answer));
        if (answer.statusCode() < 300) {
            done.add(name);
            note(name + " request", faultsOf(operation, question));
        }
    }

    private List<String> faultsOf(JsonNode operation, HttpResponse<String> answer) {
        JsonNode response = https.resolved(operation.path("responses").path(String.valueOf(answer.statusCode())));
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        JsonNode content = response.path("content").path(type);
        if (response.isMissingNode()) {
            return List.of("is not described, only " + operation.path("responses").propertyNames());
        }
        if (answer.body().isEmpty()) {
            return response.has("content") ? List.of("has no body") : List.of();
        }
        return content.isMissingNode() ? List.of("has a body of the type " + type + ", which is not described")
                : https.faults(content.path("schema"), JsonMapper.shared().readTree(answer.body()));
    }

    private List<String> faultsOf(JsonNode operation, Product.Question question) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (question.body() == null) {
            return operation.at("/requestBody/required").asBoolean(false) ? List.of("was done without its body") : List.of();
        }
        return schema.isMissingNode() ? List.of("has no body by the description")
                : https.faults(schema, JsonMapper.shared().valueToTree(question.body()));
    }

    @Override
    public void done(JsonNode request) {
        frame(request, "sent ");
    }

    @Override
    public void heard(JsonNode frame) {
        heard.add(frame.path("type").asString(""));
        frame(frame, "heard ");
    }

    private void frame(JsonNode frame, String how) {
        String type = frame.path("type").asString("");
        JsonNode payload = socket.root().at("/components/messages").path(type).path("payload");
        note(how + type, payload.isMissingNode() ? List.of("is not described") : socket.faults(payload, frame));
    }

    private void note(String where, List<String> found) {
        found.forEach(each -> faults.add(where + ": " + each));
    }

    /** What was not as the documents have it. */
    Set<String> faults() {
        return Set.copyOf(faults);
    }

    /** The operations that are described and that nobody has done. */
    Set<String> notDone() {
        return https.root().path("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .filter(each -> !done.contains(each)).collect(Collectors.toSet());
    }

    /** Each operation with each status that it answered, such as {@code GET /v1/me 304}. */
    Set<String> answered() {
        return Set.copyOf(answered);
    }

    /** The types of all frames that came. */
    Set<String> heard() {
        return Set.copyOf(heard);
    }
}
