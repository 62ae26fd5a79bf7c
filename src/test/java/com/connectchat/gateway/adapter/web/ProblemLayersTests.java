package com.connectchat.gateway.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.adapter.web.Wire.Answer;
import com.connectchat.kernel.ErrorCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever goes wrong, wherever: the answer is a problem with a code. */
@WebTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemLayersTests {

    private static final String TOKEN = "Authorization: Bearer user-1";

    private final Wire wire;

    ProblemLayersTests(@LocalServerPort int port) {
        this.wire = new Wire(port);
    }

    @Test
    void answersInvalidFieldsWithTheirPointer() {
        Answer answer = wire.get("/v1/stand-in/fail/field", TOKEN);

        assertProblem(answer, ErrorCode.VALIDATION_FAILED);
        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/text");
        assertThat(answer.at("/errors/0/message")).isEqualTo("must not be empty");
    }

    @Test
    void answersRefusalsWithTheirCode() {
        Answer answer = wire.get("/v1/stand-in/fail/conflict", TOKEN);

        assertProblem(answer, ErrorCode.CONFLICT);
        assertThat(answer.at("/detail")).isEqualTo("the name is taken; choose another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "unavailable"})
    void tellsWhenToTryAgainWhereTheServerIsBusy(String how) {
        Answer answer = wire.get("/v1/stand-in/fail/" + how, TOKEN);

        assertProblem(answer, ErrorCode.UNAVAILABLE);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.body()).doesNotContain("partition");
    }

    @Test
    void hidesInternalsOfAFailureButLogsThemUnderTheSameId(CapturedOutput log) {
        Answer answer = wire.get("/v1/stand-in/fail/unexpectedly?query=private", TOKEN);

        assertProblem(answer, ErrorCode.INTERNAL);
        assertThat(answer.body()).doesNotContain("secret internals").doesNotContain("Exception");
        assertThat(answer.at("/error_id")).startsWith("err_");
        assertThat(log.getOut()).contains(answer.at("/error_id")).contains("secret internals").doesNotContain("query=private");
    }

    @ParameterizedTest
    @CsvSource({"GET,/v1/nothing-here", "GET,/nothing-here", "POST,/v1/nothing-here", "HEAD,/v1/nothing-here", "GET,/error",
        "GET,/actuator", "GET,/actuator/health", "GET,/docs/", "GET,/v1/stand-in/users/%20",
        "GET,/v1/stand-in/users/aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg"})
    void knowsNothingOfOtherPaths(String method, String path) {
        Answer answer = wire.send(method, path, null, TOKEN);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"POST,/v1/config,GET", "DELETE,/v1/stand-in/echo,POST", "POST,/v1/stand-in/users/u_1,DELETE", "BREW,/v1/config,GET",
        "TRACE,/v1/config,GET"})
    void saysWhichMethodsAPathKnows(String method, String path, String allowed) {
        Answer answer = wire.send(method, path, null, TOKEN);

        assertProblem(answer, ErrorCode.METHOD_NOT_ALLOWED);
        assertThat(answer.header("Allow")).contains(allowed);
    }

    @Test
    void refusesToAnswerInAnotherMediaType() {
        Answer answer = wire.get("/v1/config", "Accept: application/xml");

        assertProblem(answer, ErrorCode.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"})
    void refusesBodiesOfAnotherMediaType(String type) {
        Answer answer = wire.post("/v1/stand-in/echo", "{}", TOKEN, "Content-Type: " + type);

        assertProblem(answer, ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void refusesBodiesWithAnAnnouncedLengthOverTheBound() {
        Answer answer = wire.post("/v1/stand-in/echo", "{\"text\":\"" + "x".repeat(65_526) + "\"}", TOKEN);

        assertProblem(answer, ErrorCode.PAYLOAD_TOO_LARGE);
        assertThat(answer.header("RateLimit")).startsWith("\"default\";r=");
        assertThat(answer.header("RateLimit-Policy")).startsWith("\"default\";q=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=", "limit=5&limit=6", "limit=5&after=u_1&limit=5"})
    void refusesAParameterThatIsEmptyOrThereTwice(String query) {
        assertProblem(wire.get("/v1/stand-in/list?" + query, TOKEN), ErrorCode.VALIDATION_FAILED);
        assertThat(wire.get("/v1/stand-in/list?limit=5&x=1&x=2&x=", TOKEN).status()).isEqualTo(200);
    }

    @Test
    void takesBodiesOfExactlyTheBound() {
        Answer answer = wire.post("/v1/stand-in/echo", "{\"text\":\"" + "x".repeat(65_525) + "\"}", TOKEN);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void refusesChunkedBodiesOverTheBound() {
        String body = "{\"text\":\"" + "x".repeat(70_000) + "\"}";
        String request = "POST /v1/stand-in/echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + TOKEN
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";

        Answer answer = wire.raw(request.getBytes(StandardCharsets.US_ASCII));

        assertProblem(answer, ErrorCode.PAYLOAD_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /v1/config%ZZ HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/%2Fconfig HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/users/a%00b HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/users/%ff%fe HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/<config> HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/con\\fig HTTP/1.1\r\nHost: localhost\r\n",
        "GET //v1//config HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/config;a=b HTTP/1.1\r\nHost: localhost\r\n",
        "GET /../v1/config HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/%2e%2e/config HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/con fig HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/config HTTP/1.1\r\nHost: local host\r\n",
        "GET /v1/config HTTP/1.1\r\nHost: localhost\r\nHost: other\r\n",
        "GET /v1/config HTTP/1.1\r\n",
        "GET /v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n",
        "GET /v1/config HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
        "G<T /v1/config HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/config?\u0001 HTTP/1.1\r\nHost: localhost\r\n",
        "GET /v1/stand-in/list?limit=%ZZ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer user-1\r\n",
        "nonsense\r\n"})
    void answersMalformedRequestsWithAProblem(String head) {
        Answer answer = wire.raw((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));

        assertProblem(answer, ErrorCode.INVALID_REQUEST);
    }

    @Test
    void answersUnknownProtocolVersionsWithAProblem() {
        Answer answer = wire.raw("GET /v1/config HTTP/3.7\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isEqualTo(505);
        assertThat(answer.header("Content-Type")).isEqualTo(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains("\"code\":\"invalid_request\"");
    }

    @Test
    void answersHeadersOverTheBoundWithAProblem() {
        Answer answer = wire.get("/v1/config", "X-Long: " + "x".repeat(9_000));

        assertThat(answer.status()).isIn(400, 431);
        assertThat(answer.at("/code")).isEqualTo("invalid_request");
    }

    @Test
    void answersHeadWithTheHeadersAlone() {
        Answer answer = wire.send("HEAD", "/v1/config", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void answersOptionsWithWhatThePathAllows() {
        Answer answer = wire.send("OPTIONS", "/v1/stand-in/users/u_1", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow")).contains("GET", "HEAD", "DELETE");
    }

    static void assertProblem(Answer answer, ErrorCode code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(code.httpStatus());
        assertThat(answer.header("Content-Type")).isEqualTo(Problem.MEDIA_TYPE);
        assertThat(answer.at("/code")).isEqualTo(code.code());
        assertThat(answer.json().at("/status").intValue()).isEqualTo(code.httpStatus());
        assertThat(answer.at("/type")).isEqualTo("/docs/errors.html#" + code.code());
        assertThat(answer.at("/title")).isNotEmpty();
        assertThat(answer.at("/detail")).isNotEmpty();
    }
}
