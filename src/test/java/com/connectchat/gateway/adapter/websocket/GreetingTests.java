package com.connectchat.gateway.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserConnected;
import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GreetingTests {

    private static final UserId ALICE = new UserId("u_a");

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = RunningGateway.with();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void welcomesAClientAndAsksForWhatItLacks() throws Exception {
        try (RawClient client = RawClient.open(gateway.port())) {
            client.ask("1", "hello", "{\"token\":\"" + token(Duration.ofHours(1)) + "\",\"cursors\":{\"d_1\":7}}");
            JsonNode welcome = client.json();
            UserConnected connected = gateway.await(UserConnected.class, 1, Duration.ofSeconds(10)).getFirst();

            assertThat(welcome.get("id").asString()).isEqualTo("1");
            assertThat(welcome.get("data").propertyNames()).containsExactlyInAnyOrder("session_id", "user_id", "device_id", "server_time",
                    "expires_at", "heartbeat_interval_ms", "limits");
            assertThat(welcome.at("/data/limits"))
                    .hasToString("{\"frame_bytes_max\":65536,\"text_bytes_max\":16384,\"in_flight_max\":128}");
            assertThat(connected.cursors()).isEqualTo(Map.of(new ConversationId("d_1"), 7L));
            assertThat(connected.connection()).hasToString(welcome.at("/data/session_id").asString());
            assertThat(gateway.sessions.of(List.of(ALICE))).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"token\":null}", "{\"token\":\"nonsense\"}", "{\"token\":\"\"}", "{\"token\":5}"})
    void refusesABadToken(String data) throws Exception {
        assertThat(closeCodeAfter("{\"id\":\"1\",\"type\":\"hello\",\"data\":" + data + "}")).isEqualTo(4501);
    }

    @Test
    void refusesAnExpiredTokenWithoutReply() throws Exception {
        try (RawClient client = RawClient.open(gateway.port())) {
            client.hello(token(Duration.ofSeconds(-1)));

            assertThat(client.frame().opcode()).isEqualTo(RawClient.CLOSE);
        }
        assertThat(closeCodeAfter("{\"type\":\"hello\",\"data\":{\"token\":\"" + token(Duration.ofSeconds(-1)) + "\"}}")).isEqualTo(4401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"1\",\"type\":\"ping\"}", "{\"id\":\"1\",\"type\":\"what\"}",
        "{\"id\":\"1\",\"type\":\"message.send\"}", "[]", "x"})
    void refusesAnythingBeforeHello(String frame) throws Exception {
        assertThat(closeCodeAfter(frame)).isEqualTo(4500);
    }

    @Test
    void refusesASecondHello() throws Exception {
        try (RawClient client = RawClient.live(gateway, "u_a", "dev_a")) {
            client.hello(token(Duration.ofHours(1)));

            assertThat(client.closeCode()).isEqualTo(4500);
        }
    }

    @Test
    void aHelloWithAWrongFieldMayBeSaidAgain() throws Exception {
        try (RawClient client = RawClient.open(gateway.port())) {
            client.ask("1", "hello", "{\"token\":\"" + token(Duration.ofHours(1)) + "\",\"cursors\":[]}");
            JsonNode refused = client.json();
            client.ask("2", "hello", "{\"token\":\"" + token(Duration.ofHours(1)) + "\",\"cursors\":{}}");

            assertThat(refused.at("/error/code").asString()).isEqualTo("validation_failed");
            assertThat(refused.at("/error/details/pointer").asString()).isEqualTo("/cursors");
            assertThat(client.json().get("type").asString()).isEqualTo("welcome");
        }
    }

    @Test
    void aNewerSocketOfTheDeviceReplacesTheOlder() throws Exception {
        try (RawClient older = RawClient.live(gateway, "u_a", "dev_a"); RawClient other = RawClient.live(gateway, "u_a", "dev_b");
                RawClient newer = RawClient.live(gateway, "u_a", "dev_a")) {
            assertThat(older.closeCode()).isEqualTo(4509);
            newer.ask("1", "ping", "{}");
            other.ask("1", "ping", "{}");
            assertThat(newer.json().get("type").asString()).isEqualTo("ok");
            assertThat(other.json().get("type").asString()).isEqualTo("ok");
            Awaitility.await().until(() -> gateway.sessions.of(List.of(ALICE)).size() == 2);
        }
    }

    @Test
    void leavesTheRegistryWhenItGoes() throws Exception {
        RawClient.live(gateway, "u_a", "dev_a").close();

        Awaitility.await().until(() -> gateway.sessions.of(List.of(ALICE)).isEmpty());
    }

    @Test
    void tellsThatTheTokenRunsOutAndEndsWithIt() throws Exception {
        try (RawClient client = RawClient.open(gateway.port())) {
            client.hello(token(Duration.ofMillis(3_000)));
            client.json();
            JsonNode expiring = client.json();

            assertThat(expiring.get("type").asString()).isEqualTo("token.expiring");
            assertThat(expiring.at("/data/expires_at").asString()).endsWith("Z");
            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aNewerTokenKeepsTheSocketOpen() throws Exception {
        try (RawClient client = RawClient.open(gateway.port())) {
            client.hello(token(Duration.ofMillis(3_000)));
            client.json();
            client.json();
            client.ask("1", "token.refresh", "{\"token\":\"" + token(Duration.ofHours(1)) + "\"}");
            JsonNode refreshed = client.json();

            assertThat(refreshed.at("/data/expires_at").asString()).endsWith("Z");
            Awaitility.await().pollDelay(Duration.ofMillis(3_500)).until(() -> {
                client.ask("2", "ping", "{}");
                return client.json().get("type").asString().equals("ok");
            });
        }
    }

    @Test
    void aTokenThatIsNotOnesOwnRefreshesNothing() throws Exception {
        try (RawClient client = RawClient.live(gateway, "u_a", "dev_a")) {
            assertThat(refresh(client, "nonsense")).isEqualTo("unauthenticated");
            assertThat(refresh(client, token(Duration.ofSeconds(-1)))).isEqualTo("token_expired");
            assertThat(refresh(client, gateway.tokens.token("u_b", "dev_a", Duration.ofHours(1)))).isEqualTo("forbidden");
            assertThat(refresh(client, gateway.tokens.token("u_a", "dev_b", Duration.ofHours(1)))).isEqualTo("forbidden");
        }
    }

    @Test
    void aRevokedSessionEndsAndOnlyThatOne() throws Exception {
        try (RawClient revoked = RawClient.live(gateway, "u_a", "dev_a"); RawClient other = RawClient.live(gateway, "u_a", "dev_b")) {
            gateway.bus.publish(Topics.USER_EVENTS, List.of(new UserEvent.SessionRevoked(ALICE, new DeviceId("dev_a"))));

            assertThat(revoked.closeCode()).isEqualTo(4503);
            other.ask("1", "ping", "{}");
            assertThat(other.json().get("type").asString()).isEqualTo("ok");
        }
    }

    @Test
    void aDeviceMaySignInAgainAfterItsSessionWasRevoked() throws Exception {
        gateway.bus.publish(Topics.USER_EVENTS, List.of(new UserEvent.SessionRevoked(ALICE, new DeviceId("dev_a"))));

        try (RawClient again = RawClient.live(gateway, "u_a", "dev_a")) {
            again.ask("1", "ping", "{}");

            assertThat(again.json().get("type").asString()).isEqualTo("ok");
        }
    }

    @Test
    void aClosedAccountEndsEverywhere() throws Exception {
        try (RawClient one = RawClient.live(gateway, "u_a", "dev_a"); RawClient other = RawClient.live(gateway, "u_a", "dev_b")) {
            gateway.bus.publish(Topics.USER_EVENTS, List.of(new UserEvent.AccountClosed(ALICE)));

            assertThat(one.closeCode()).isEqualTo(4503);
            assertThat(other.closeCode()).isEqualTo(4503);
        }
    }

    @Test
    void aGreetingThatFailsIsNoReasonToGiveUp() throws Exception {
        gateway.sessions.breakDown();

        assertThat(closeCodeAfter("{\"type\":\"hello\",\"data\":{\"token\":\"" + token(Duration.ofHours(1)) + "\"}}")).isEqualTo(4000);
    }

    private String token(Duration life) {
        return gateway.tokens.token("u_a", "dev_a", life);
    }

    private int closeCodeAfter(String frame) throws Exception {
        try (RawClient client = RawClient.open(gateway.port())) {
            client.text(frame);
            return client.closeCode();
        }
    }

    private static String refresh(RawClient client, String token) throws Exception {
        client.ask("1", "token.refresh", "{\"token\":\"" + token + "\"}");
        return client.json().at("/error/code").asString();
    }
}
