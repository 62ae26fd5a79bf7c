package com.connectchat.gateway.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the socket says what the code says. Its frame types are held against the gateway's where those are. */
final class AsyncApiTests {

    private static JsonNode description;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream yaml = AsyncApiTests.class.getResourceAsStream("/static/asyncapi.yaml")) {
            description = JsonMapper.shared().valueToTree(new Yaml().load(yaml));
        }
    }

    @Test
    void isAsyncApi3() {
        assertThat(description.path("asyncapi").asString("")).startsWith("3.");
        assertThat(description.propertyNames()).contains("info", "servers", "channels", "operations", "components");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(description.toString()).results()
                .map(match -> match.group(1)).toList();

        assertThat(references).isNotEmpty().allSatisfy(reference ->
                assertThat(description.at(reference).isMissingNode()).as(reference).isFalse());
    }

    @Test
    void everyMessageIsInTheChannelAndInOneOperation() {
        List<String> all = List.copyOf(description.at("/components/messages").propertyNames());

        List<String> used = Pattern.compile("#/channels/socket/messages/([a-z.]+)").matcher(description.path("operations").toString())
                .results()
                .map(match -> match.group(1)).toList();

        assertThat(description.at("/channels/socket/messages").propertyNames()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(used).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void everyMessageIsNamedByItsType() {
        assertThat(description.at("/components/messages").properties()).allSatisfy(message ->
                assertThat(message.getValue().at("/payload/properties/type/const").asString(""))
                        .isEqualTo(message.getValue().path("name").asString(message.getKey())));
    }

    @Test
    void everyDurableEventIsDescribedAndNoOther() {
        List<String> durable = description.at("/components/messages").properties().stream()
                .filter(message -> !message.getValue().has("x-not-yet") && placed(message.getValue()))
                .map(Map.Entry::getKey).toList();

        assertThat(durable).containsExactlyInAnyOrderElementsOf(Stream.of(EventType.values()).map(EventType::code).toList());
    }

    private static boolean placed(JsonNode message) {
        JsonNode data = message.at("/payload/properties/data");
        JsonNode schema = data.has("$ref") ? description.at(data.path("$ref").asString("").substring(1)) : data;
        return schema.path("allOf").path(0).path("$ref").asString("").endsWith("/place");
    }

    @Test
    void everyErrorCodeIsDescribedAndNoOther() {
        List<String> codes = description.at("/components/schemas/error_code/enum").valueStream().map(JsonNode::asString).toList();

        assertThat(codes).containsExactlyInAnyOrderElementsOf(Stream.of(ErrorCode.values()).map(ErrorCode::code).toList());
    }

    @Test
    void everyCloseCodeIsDescribedAndNoOther() {
        List<String> codes = description.at("/info/x-close-codes").valueStream().map(code ->
                code.path("code").intValue() + " " + code.path("meaning").stringValue() + " "
                        + code.path("reconnect").booleanValue()).toList();

        assertThat(codes).containsExactlyInAnyOrderElementsOf(Stream.of(CloseCode.values())
                .map(code -> code.number() + " " + code.meaning() + " " + code.reconnect()).toList());
    }
}
