package com.connectchat.notification.adapter.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.notification.adapter.push.Courier.Later;
import com.connectchat.notification.adapter.push.Courier.Settled;
import com.connectchat.notification.adapter.push.StandIn.Answer;
import com.connectchat.notification.adapter.push.StandIn.Asked;
import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FcmCourierTests {

    private static final Answer TAKEN = new Answer(200, Map.of(), "{\"name\":\"projects/tea/messages/17\"}");
    private static final String REFUSAL = """
            {"error":{"code":%d,"status":"%s","details":[
              {"@type":"type.googleapis.com/google.firebase.fcm.v1.FcmError","errorCode":"%s"}]}}""";

    private static KeyPair keys;

    private final StandIn google = new StandIn();
    private final MovingClock clock = new MovingClock();
    private final Http http = new Http(Http.client(Duration.ofSeconds(5)).build(), Duration.ofSeconds(5), clock);
    private final AtomicInteger tokens = new AtomicInteger();
    private FcmCourier courier;

    @BeforeAll
    static void makeKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        keys = generator.generateKeyPair();
    }

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("account.json");
        Files.writeString(file, JsonMapper.shared().writeValueAsString(Map.of("project_id", "tea", "client_email", "us@tea.example",
                "token_uri", google.uri() + "/token", "private_key", "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n")));
        courier = new FcmCourier(google.uri(), new GoogleTokens(file, http, clock), http);
        answer(TAKEN);
    }

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void handsOverDataThatAnAppWords() {
        assertThat(courier.attempt(PushesTests.push(7))).isEqualTo(new Settled(new Delivery.Sent("fcm", "projects/tea/messages/17")));

        Asked asked = sent().getFirst();
        assertThat(asked.path()).isEqualTo("/v1/projects/tea/messages:send");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer token-1");
        JsonNode message = JsonMapper.shared().readTree(asked.text()).get("message");
        assertThat(message.get("token").stringValue()).isEqualTo("token");
        assertThat(message.get("data").toString()).isEqualTo("{\"conversation_id\":\"d_1\",\"seq\":\"7\",\"unread_count\":\"2\"}");
        assertThat(message.at("/android/collapse_key").stringValue()).isEqualTo("d_1");
        assertThat(message.has("notification")).isFalse();
    }

    @Test
    void showsWhoWroteToThoseWhoAskedForIt() {
        Push push = PushesTests.push(7);

        courier.attempt(new Push(push.userId(), push.address(), push.conversationId(), 7, 2, new Push.Preview("Alice", "Hi")));

        assertThat(JsonMapper.shared().readTree(sent().getFirst().text()).at("/message/data").toString())
                .endsWith("\"sender\":\"Alice\",\"text\":\"Hi\"}");
    }

    @Test
    void asksForATokenWithASignedWordAndUsesItUntilShortlyBeforeItExpires() throws GeneralSecurityException {
        courier.attempt(PushesTests.push(1));
        courier.attempt(PushesTests.push(2));
        assertThat(tokens).hasValue(1);
        clock.advance(Duration.ofMinutes(59));
        courier.attempt(PushesTests.push(3));
        assertThat(tokens).hasValue(2);

        String[] assertion = google.asked().getFirst().text().replaceFirst(".*assertion=", "").split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((assertion[0] + "." + assertion[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(assertion[2]))).isTrue();
        assertThat(JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(assertion[1])).get("iss").stringValue())
                .isEqualTo("us@tea.example");
    }

    @Test
    void aTokenThatIsRefusedIsAskedForAnew() {
        answer(new Answer(401, Map.of(), "{}"));
        assertThat(courier.attempt(PushesTests.push(1))).isEqualTo(new Later("unauthorized", null));

        answer(TAKEN);
        courier.attempt(PushesTests.push(1));

        assertThat(sent().getLast().header("Authorization")).isEqualTo("Bearer token-2");
    }

    @Test
    void aDeviceThatIsNotRegisteredAnyMoreIsGone() {
        answer(new Answer(404, Map.of(), REFUSAL.formatted(404, "NOT_FOUND", "UNREGISTERED")));

        assertThat(courier.attempt(PushesTests.push(1))).isEqualTo(new Settled(new Delivery.Gone("fcm", "UNREGISTERED")));
    }

    @Test
    void whatIsWrongIsRejectedAndWhatPassesIsTriedLater() {
        answer(new Answer(400, Map.of(), REFUSAL.formatted(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT")));
        assertThat(courier.attempt(PushesTests.push(1))).isEqualTo(new Settled(new Delivery.Rejected("fcm", "INVALID_ARGUMENT")));

        answer(new Answer(503, Map.of("Retry-After", "2"), "unavailable"));
        assertThat(courier.attempt(PushesTests.push(1))).isEqualTo(new Later("status 503", Duration.ofSeconds(2)));
    }

    @Test
    void withoutATokenItIsTriedLater() {
        google.answer(500, Map.of(), "");

        assertThat(courier.attempt(PushesTests.push(1))).isEqualTo(new Later("unavailable", null));
    }

    private void answer(Answer toMessages) {
        google.answer(asked -> asked.path().equals("/token")
                ? new Answer(200, Map.of(), "{\"access_token\":\"token-" + tokens.incrementAndGet() + "\",\"expires_in\":3600}")
                : toMessages);
    }

    private List<Asked> sent() {
        return google.asked().stream().filter(each -> !each.path().equals("/token")).toList();
    }
}
