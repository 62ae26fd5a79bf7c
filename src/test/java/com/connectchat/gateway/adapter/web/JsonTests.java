package com.connectchat.gateway.adapter.web;

import static com.connectchat.gateway.adapter.web.ProblemLayersTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.adapter.web.Wire.Answer;
import com.connectchat.kernel.ErrorCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class JsonTests {

    private static final String TOKEN = "Authorization: Bearer user-1";

    private final Wire wire;

    JsonTests(@LocalServerPort int port) {
        this.wire = new Wire(port);
    }

    private Answer echo(String json) {
        return wire.post("/v1/stand-in/echo", json, TOKEN);
    }

    @Test
    void writesSnakeCaseAndLeavesOutWhatIsAbsent() {
        Answer answer = echo("""
                {"text":"hello \\ud83d\\ude00","created_at":"2026-01-31T13:00:00+01:00","user_id":"u_1","message_kind":"custom",\
                "user_ids":["u_2"],"metadata":{"a":[1,null]},"unknown":{"x":1}}""");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEqualTo("""
                {"text":"hello 😀","created_at":"2026-01-31T12:00:00.000Z","user_id":"u_1","message_kind":"custom",\
                "user_ids":["u_2"],"metadata":{"a":[1,null]}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"text\":\"a\",\"text\":\"b\"}", "{\"metadata\":{\"a\":1,\"a\":2}}", "{\"text\":'a'}", "{} {}",
        "{\"text\":\"\u0001\"}", "[]", "\"text\"", "null", "7", "{\"count\":01}", "{\"count\":NaN}",
        "{text:\"a\"}", "{\"text\":\"\\x\"}", "// {}", "{\"metadata\":{\"\\ud800\":1}}"})
    void refusesWhatIsNotOneJsonObject(String json) {
        Answer answer = echo(json);

        assertProblem(answer, ErrorCode.INVALID_REQUEST);
        assertThat(answer.body()).doesNotContain("tools.jackson").doesNotContain("StreamRead");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] json = "{\"text\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);

        Answer answer = wire.send("POST", "/v1/stand-in/echo", json, TOKEN);

        assertProblem(answer, ErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"30, 200", "40, 400", "10000, 400"})
    void boundsNesting(int depth, int status) {
        Answer answer = echo("{\"metadata\":" + "[".repeat(depth) + "]".repeat(depth) + "}");

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"text\":7}|/text|must be a string",
        "{\"text\":true}|/text|must be a string",
        "{\"text\":{}}|/text|must be a string",
        "{\"text\":[\"a\"]}|/text|must be a string",
        "{\"text\":\"a\\u0000b\"}|/text|must not hold a NUL",
        "{\"text\":\"\\ud800\"}|/text|half of a surrogate pair",
        "{\"metadata\":{\"a\":\"\\udc00\"}}|/metadata|half of a surrogate pair",
        "{\"count\":\"7\"}|/count|must be a number",
        "{\"count\":1.5}|/count|must be a number",
        "{\"count\":99999999999}|/count|must be a number",
        "{\"count\":true}|/count|must be a number",
        "{\"flag\":\"true\"}|/flag|must be true or false",
        "{\"flag\":1}|/flag|must be true or false",
        "{\"created_at\":\"yesterday\"}|/created_at|must be a time",
        "{\"created_at\":1700000000}|/created_at|must be a time",
        "{\"user_id\":\"\"}|/user_id|must be an identifier",
        "{\"user_id\":\"a b\"}|/user_id|must be an identifier",
        "{\"user_id\":7}|/user_id|must be an identifier",
        "{\"user_ids\":[\"u_1\",\"\"]}|/user_ids/1|must be an identifier",
        "{\"user_ids\":\"u_1\"}|/user_ids|must be an array",
        "{\"message_kind\":\"loud\"}|/message_kind|must be one of text, media, custom",
        "{\"message_kind\":0}|/message_kind|must be one of text, media, custom",
        "{\"inner\":{\"inner\":{\"text\":7}}}|/inner/inner/text|must be a string",
        "{\"inner\":[]}|/inner|must be an object"})
    void pointsToTheFieldAtFault(String json, String pointer, String message) {
        Answer answer = echo(json);

        assertProblem(answer, ErrorCode.VALIDATION_FAILED);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(answer.at("/errors/0/message")).contains(message);
    }

    @Test
    void pointsToEveryFieldThatBeanValidationRefuses() {
        Answer answer = wire.post("/v1/stand-in/validated", """
                {"display_name":"long","inner_ones":[{},{"display_name":"long"}]}""", TOKEN);

        assertProblem(answer, ErrorCode.VALIDATION_FAILED);
        assertThat(answer.json().at("/errors").valueStream().map(each -> each.get("pointer").stringValue()))
                .containsExactlyInAnyOrder("/display_name", "/inner_ones/1/display_name");
    }

    @ParameterizedTest
    @CsvSource({"limit=101,/limit", "limit=abc,/limit", "after=a%20b,/after"})
    void refusesParametersThatAreNotLegal(String query, String pointer) {
        Answer answer = wire.get("/v1/stand-in/list?" + query, TOKEN);

        assertProblem(answer, ErrorCode.VALIDATION_FAILED);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo(pointer);
    }
}
