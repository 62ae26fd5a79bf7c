package com.connectchat.gateway.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AsyncAPI document knows the same frames as the gateway. */
final class DescribedFramesTests {

    /** What the server says by itself, or in answer; durable events have an enum. */
    private static final Set<String> SERVER = Set.of("welcome", "ok", "error", "receipt.updated", "typing", "presence", "sync.gap",
            "sync.done", "token.expiring", "reconnect");

    @Test
    void everyRequestIsDescribedAndNoOther() throws IOException {
        assertThat(described("receive"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(RequestType.values()).map(RequestType::code).toList());
    }

    @Test
    void everyRequestFieldIsDescribedAndNoOther() throws IOException {
        JsonNode messages = document().at("/components/messages");

        assertThat(RequestType.values()).allSatisfy(type -> {
            JsonNode message = messages.path(type == RequestType.TYPING ? "typing.set" : type.code());
            assertThat(fields(message.at("/payload/properties/data"))).as(type.code())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(RequestType.Field.values()).filter(type::has).map(RequestType.Field::code).toList());
        });
    }

    @Test
    void everyFrameOfTheServerIsDescribed() throws IOException {
        Set<String> known = Stream.concat(SERVER.stream(), Stream.of(EventType.values()).map(EventType::code)).collect(Collectors.toSet());

        Set<String> notYet = new TreeSet<>(described("send"));
        notYet.addAll(Set.of("welcome", "ok", "error"));
        notYet.removeAll(known);

        assertThat(known).allSatisfy(type -> assertThat(document().at("/components/messages").has(type)).as(type).isTrue());
        assertThat(notYet).allSatisfy(type ->
                assertThat(document().at("/components/messages/" + type + "/x-not-yet").booleanValue()).as(type).isTrue());
    }

    private static Set<String> described(String action) throws IOException {
        JsonNode document = document();
        Set<String> types = new TreeSet<>();
        document.path("operations").valueStream().filter(operation -> operation.path("action").stringValue().equals(action))
                .forEach(operation -> Pattern.compile("/messages/([a-z.]+)").matcher(operation.path("messages").toString()).results()
                        .forEach(name -> types.add(document.at("/components/messages/" + name.group(1) + "/payload/properties/type/const")
                                .stringValue())));
        return types;
    }

    private static Set<String> fields(JsonNode schema) throws IOException {
        Set<String> fields = new TreeSet<>(schema.path("properties").propertyNames());
        if (schema.has("$ref")) {
            fields.addAll(fields(document().at(schema.path("$ref").stringValue().substring(1))));
        }
        for (JsonNode part : schema.path("allOf")) {
            fields.addAll(fields(part));
        }
        return fields;
    }

    private static JsonNode document() throws IOException {
        try (InputStream yaml = DescribedFramesTests.class.getResourceAsStream("/static/asyncapi.yaml")) {
            return JsonMapper.shared().valueToTree(new Yaml().load(yaml));
        }
    }
}
