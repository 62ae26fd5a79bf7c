package com.connectchat.gateway.adapter.websocket;

import static com.connectchat.gateway.adapter.websocket.RawClient.FIN;
import static com.connectchat.gateway.adapter.websocket.RawClient.TEXT;
import static com.connectchat.gateway.adapter.websocket.RawClient.upgradeHeaders;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTests {

    private static final String GET = "GET /v1/ws HTTP/1.1";
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.with("allowed-origins", "https://chat.example.org,http://other.example.org:3000",
                "server.port", "8080", "connectchat.store", "dynamodb");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void provesThatItSpeaksWebSocket() throws IOException {
        String head = answer(GET, upgradeHeaders());

        assertThat(head).startsWith("HTTP/1.1 101 ").contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                .doesNotContain("Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Protocol: connectchat.v1.json", "Sec-WebSocket-Protocol: other, connectchat.v1.json",
        "Sec-WebSocket-Protocol: other\r\nSec-WebSocket-Protocol: connectchat.v1.json"})
    void choosesItsSubprotocolAmongThoseOffered(String offer) throws IOException {
        String head = answer(GET, upgradeHeaders(offer));

        assertThat(head).startsWith("HTTP/1.1 101 ").contains("Sec-WebSocket-Protocol: connectchat.v1.json\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql-ws", "connectchat.v2.json, mqtt", "CONNECTCHAT.V1.JSON", ""})
    void refusesSubprotocolsItDoesNotKnow(String offer) throws IOException {
        assertRefused(400, "invalid_request", GET, upgradeHeaders("Sec-WebSocket-Protocol: " + offer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://chat.example.org", "HTTPS://CHAT.EXAMPLE.ORG", "http://other.example.org:3000",
        "http://localhost:8080", "https://localhost", "http://localhost"})
    void letsPagesOfAllowedOriginsIn(String origin) throws IOException {
        assertThat(answer(GET, upgradeHeaders("Origin: " + origin).replace("Host: localhost\r\n",
                "Host: localhost" + (origin.startsWith("https") ? ":443" : "") + "\r\n"))).startsWith("HTTP/1.1 101 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example.org", "http://chat.example.org", "https://chat.example.org:444", "null",
        "https://chat.example.org.evil.com", "http://127.0.0.1:3000", "not an origin", "http://localhost:8081"})
    void keepsPagesOfOtherOriginsOut(String origin) throws IOException {
        assertRefused(403, "forbidden", GET, upgradeHeaders("Origin: " + origin));
    }

    @Test
    void letsPagesOfThisMachineInWhereTheStoreIsEmbedded() throws IOException {
        try (RunningGateway embedded = RunningGateway.with(); RawClient client = RawClient.connect(embedded.port())) {
            String head = client.request(GET, upgradeHeaders("Origin: http://127.0.0.1:3000"));

            assertThat(head).startsWith("HTTP/1.1 101 ");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET / HTTP/1.1, 404, not_found", "GET /v1/ws/ HTTP/1.1, 404, not_found", "GET /v1/wsx?x=/v1/ws HTTP/1.1, 404, not_found",
        "POST /v1/messages HTTP/1.1, 404, not_found", "POST /v1/ws HTTP/1.1, 405, method_not_allowed",
        "GET /v1/ws HTTP/1.0, 426, invalid_request", "GET /v1/ws, 400, invalid_request", "!!! nonsense, 400, invalid_request"})
    void refusesWhatIsNoUpgrade(String line, int status, String code) throws IOException {
        assertRefused(status, code, line, upgradeHeaders());
    }

    @Test
    void answersAHeadWithoutABody() throws IOException {
        try (RawClient client = RawClient.connect(gateway.port())) {
            String head = client.request("HEAD /v1/ws HTTP/1.1", upgradeHeaders());

            assertThat(head).startsWith("HTTP/1.1 405 ").contains("Allow: GET\r\n", "Content-Type: application/problem+json\r\n");
            assertThat(client.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 9", "Transfer-Encoding: chunked"})
    void answersARequestWithABody(String length) throws IOException {
        String body = length.contains("chunked") ? "9\r\nsome body\r\n0\r\n\r\n" : "some body";
        try (RawClient client = RawClient.connect(gateway.port())) {
            client.send(("POST /v1/ws HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));

            assertThat(client.head()).startsWith("HTTP/1.1 405 ");
            assertThat(client.rest()).contains("\"code\":\"method_not_allowed\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"Upgrade: websocket, Upgrade: h2c, 426", "Connection: Upgrade, Connection: close, 426",
        "Sec-WebSocket-Version: 13, Sec-WebSocket-Version: 8, 426", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, X: y, 400",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, Sec-WebSocket-Key: short, 400"})
    void refusesAnUpgradeWithAWrongHeader(String right, String wrong, int status) throws IOException {
        assertRefused(status, "invalid_request", GET, upgradeHeaders().replace(right, wrong));
    }

    @Test
    void refusesALongHead() throws IOException {
        assertRefused(431, "invalid_request", GET, upgradeHeaders("X-Long: " + "x".repeat(9_000)));
        assertRefused(431, "invalid_request", "GET /v1/ws?" + "x".repeat(9_000) + " HTTP/1.1", upgradeHeaders());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Bearer", "Basic YTpi", "nonsense"})
    void refusesABadTokenInTheHeader(String authorization) throws IOException {
        String head = assertRefused(401, "unauthenticated", GET, upgradeHeaders("Authorization: " + authorization));

        assertThat(head).contains("WWW-Authenticate: Bearer\r\n");
    }

    @Test
    void refusesAnExpiredTokenInTheHeader() throws IOException {
        String token = gateway.tokens.token("u_1", "dev_1", Duration.ofSeconds(-1));

        assertRefused(401, "token_expired", GET, upgradeHeaders("Authorization: Bearer " + token));
    }

    @Test
    void welcomesTheHolderOfTheTokenInTheHeader() throws IOException {
        String token = gateway.tokens.token("u_header", "dev_1", Duration.ofHours(1));
        try (RawClient client = RawClient.connect(gateway.port())) {
            client.request(GET, upgradeHeaders("Authorization: bearer " + token));
            client.text("{\"id\":\"1\",\"type\":\"hello\",\"data\":{}}");

            assertThat(client.json().at("/data/user_id").asString()).isEqualTo("u_header");
        }
    }

    @Test
    void doesNotTakeATokenFromTheUrl() throws IOException {
        String token = gateway.tokens.token("u_1", "dev_1", Duration.ofHours(1));
        try (RawClient client = RawClient.connect(gateway.port())) {
            client.request("GET /v1/ws?token=" + token + "&access_token=" + token + " HTTP/1.1", upgradeHeaders());
            client.text("{\"id\":\"1\",\"type\":\"hello\"}");

            assertThat(client.closeCode()).isEqualTo(4501);
        }
    }

    @Test
    void takesAHelloThatComesWithTheUpgrade() throws IOException {
        String hello = "{\"type\":\"hello\",\"data\":{\"token\":\"" + gateway.tokens.token("u_1", "dev_2", Duration.ofHours(1)) + "\"}}";
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((GET + "\r\n" + upgradeHeaders() + "\r\n").getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(RawClient.bytes(FIN | TEXT, hello.getBytes(StandardCharsets.UTF_8)));
        all.writeBytes(RawClient.bytes(FIN | TEXT, "{\"id\":\"2\",\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8)));
        try (RawClient client = RawClient.connect(gateway.port())) {
            client.send(all.toByteArray());

            assertThat(client.head()).startsWith("HTTP/1.1 101 ");
            assertThat(client.json().get("type").asString()).isEqualTo("welcome");
            assertThat(client.json().get("id").asString()).isEqualTo("2");
        }
    }

    @Test
    void refusesMoreConnectionsThanItsBounds() throws IOException {
        assertOnlyTheFirstIsTaken("connections.max", "HTTP/1.1 503 ");
        assertOnlyTheFirstIsTaken("connections.per-address-max", "HTTP/1.1 429 ");
    }

    private static void assertOnlyTheFirstIsTaken(String bound, String refusal) throws IOException {
        try (RunningGateway small = RunningGateway.with(bound, "1");
                RawClient first = RawClient.open(small.port()); RawClient second = RawClient.connect(small.port())) {
            String answer = second.request(GET, upgradeHeaders());

            assertThat(answer).startsWith(refusal).contains("Retry-After: ");
            assertThat(first.socket().isConnected()).isTrue();
        }
    }

    @Test
    void hangsUpOnASlowUpgradeAndOnALateHello() throws IOException {
        try (RunningGateway hasty = RunningGateway.with("handshake-timeout", "1s", "hello-timeout", "1s");
                RawClient slow = RawClient.connect(hasty.port()); RawClient silent = RawClient.open(hasty.port())) {
            slow.send("GET /v1/ws HT".getBytes(StandardCharsets.US_ASCII));

            assertThat(slow.atEnd()).isTrue();
            assertThat(silent.closeCode()).isEqualTo(4408);
        }
    }

    private static String answer(String line, String headers) throws IOException {
        try (RawClient client = RawClient.connect(gateway.port())) {
            return client.request(line, headers);
        }
    }

    private static String assertRefused(int status, String code, String line, String headers) throws IOException {
        try (RawClient client = RawClient.connect(gateway.port())) {
            String head = client.request(line, headers);
            String body = client.rest();

            assertThat(head).startsWith("HTTP/1.1 " + status + " ").contains("Content-Type: application/problem+json\r\n");
            assertThat(body).contains("\"status\":" + status, "\"code\":\"" + code + "\"");
            return head;
        }
    }
}
