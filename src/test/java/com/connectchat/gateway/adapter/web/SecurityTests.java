package com.connectchat.gateway.adapter.web;

import static com.connectchat.gateway.adapter.web.ProblemLayersTests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.adapter.web.Wire.Answer;
import com.connectchat.kernel.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class SecurityTests {

    private static final String TOKEN = "Authorization: Bearer user-1";

    private final Wire wire;

    SecurityTests(@LocalServerPort int port) {
        this.wire = new Wire(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/config", "/livez", "/readyz", "/v3/api-docs", "/asyncapi.yaml", "/docs/errors.html",
        "/swagger-ui/index.html", "/sw.js", "/manifest.json"})
    void letsStrangersReadWhatIsPublic(String path) {
        Answer answer = wire.get(path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void tellsACallerByItsToken() {
        Answer answer = wire.get("/v1/stand-in/me", TOKEN);

        assertThat(answer.json().toString()).contains("\"u_1\"").contains("\"d_1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/stand-in/me", "/v1/nothing-here", "/v1/auth/nothing-here", "/v1", "/v1/", "/v1/stand-in/users/u_1"})
    void asksStrangersForATokenWhetherThePathExistsOrNot(String path) {
        Answer answer = wire.get(path);

        assertProblem(answer, ErrorCode.UNAUTHENTICATED);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"connectchat\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Bearer ", "bearer nonsense", "Bearer a b c"})
    void refusesTokensThatAreNotOurs(String authorization) {
        Answer answer = wire.get("/v1/stand-in/me", "Authorization: " + authorization);

        assertProblem(answer, ErrorCode.UNAUTHENTICATED);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"connectchat\"");
    }

    @Test
    void tellsAnExpiredTokenFromABadOne() {
        Answer answer = wire.get("/v1/stand-in/me", "Authorization: Bearer expired");

        assertProblem(answer, ErrorCode.TOKEN_EXPIRED);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"").contains("expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "user-1", "Token user-1"})
    void knowsNoOtherScheme(String authorization) {
        Answer answer = wire.get("/v1/stand-in/me", "Authorization: " + authorization);

        assertProblem(answer, ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void takesNoTokenFromTheUrl() {
        Answer answer = wire.get("/v1/stand-in/me?access_token=user-1");

        assertProblem(answer, ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void doesNotMindABadTokenWhereNoneIsNeeded() {
        Answer answer = wire.get("/v1/config", "Authorization: Bearer expired");

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/config", "/v1/stand-in/me", "/nothing-here", "/v1/nothing-here"})
    void keepsNoSession(String path) {
        Answer answer = wire.get(path, TOKEN);

        assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/config", "/v1/stand-in/me", "/nothing-here", "/docs/errors.html", "/v1/con%ZZfig"})
    void tellsBrowsersToBeStrict(String path) {
        Answer answer = wire.get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'").contains("frame-ancestors 'none'");
    }

    @Test
    void letsTheWebClientRunFilesOfItsOwnAndReachTheSocketOnly() {
        Answer answer = wire.get("/docs/errors.html");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self';", "style-src 'self';", "img-src 'self' data: blob:;",
                        "connect-src 'self' ws://localhost:8081;")
                .doesNotContain("unsafe");
    }

    @Test
    void aServiceWorkerIsOfTheWholeSiteAndNeverAnOldOne() {
        Answer answer = wire.get("/sw.js");

        assertThat(answer.header("Content-Type")).startsWith("text/javascript");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self';", "worker-src 'self';", "manifest-src 'self';", "connect-src 'self'");
    }

    @Test
    void forbidsAnswersOfTheApiToDoAnything() {
        Answer answer = wire.get("/v1/config");

        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com", "http://localhost:3000", "http://127.0.0.1:5173"})
    void letsPagesOfAllowedOriginsCall(String origin) {
        Answer answer = wire.get("/v1/stand-in/me", TOKEN, "Origin: " + origin);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("RateLimit");
        assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example", "null"})
    void refusesPagesOfOtherOrigins(String origin) {
        Answer answer = wire.get("/v1/stand-in/me", TOKEN, "Origin: " + origin);

        assertProblem(answer, ErrorCode.FORBIDDEN);
        assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @CsvSource({"https://app.example.com,200", "https://evil.example,403"})
    void answersPreflightsWithoutAToken(String origin, int status) {
        Answer answer = wire.send("OPTIONS", "/v1/stand-in/echo", null, "Origin: " + origin, "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization, content-type");

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/stand-in/me", "/v1/nothing-here", "/v1/stand-in/fail/field", "/v1/stand-in/fail/unexpectedly"})
    void showsACallerWhatIsLeftOfTheQuotaOnEveryAnswer(String path) {
        Answer answer = wire.get(path, TOKEN);

        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"default\";q=1000;w=60");
        assertThat(answer.header("RateLimit")).matches("\"default\";r=\\d+;t=\\d+");
    }

    @Test
    void believesNobodyWhoSpeaksForAnotherAddress() {
        Answer answer = wire.get("/v1/stand-in/me", TOKEN, "X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1");

        assertThat(answer.at("/address")).isEqualTo("127.0.0.1");
    }
}
