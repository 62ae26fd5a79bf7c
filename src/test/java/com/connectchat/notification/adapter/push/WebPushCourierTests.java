package com.connectchat.notification.adapter.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.notification.PushService;
import com.connectchat.notification.adapter.push.Courier.Later;
import com.connectchat.notification.adapter.push.Courier.Settled;
import com.connectchat.notification.adapter.push.StandIn.Asked;
import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import com.connectchat.notification.domain.PushAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebPushCourierTests {

    /** The pair of RFC 8291's application server: as good as any other. */
    private static final String PUBLIC_KEY = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String PRIVATE_KEY = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String BROWSER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    private final StandIn service = new StandIn();
    private final MovingClock clock = new MovingClock();
    private final Http http = new Http(Http.client(Duration.ofSeconds(5)).build(), Duration.ofSeconds(5), clock);
    private final Vapid vapid = new Vapid(PUBLIC_KEY, PRIVATE_KEY, "mailto:us@example.org", clock);
    private final WebPushCourier courier = new WebPushCourier(vapid, http, true);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void handsAnEncryptedPushToTheServiceThatTheBrowserNamed() {
        service.answer(201, Map.of("Location", "/m/17"), "");

        assertThat(courier.attempt(push())).isEqualTo(new Settled(new Delivery.Sent("webpush", "/m/17")));

        Asked asked = service.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/push/abc");
        assertThat(asked.header("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(asked.header("TTL")).isEqualTo("86400");
        assertThat(asked.header("Topic")).matches("[A-Za-z0-9_-]{32}");
        assertThat(new String(asked.body(), StandardCharsets.ISO_8859_1)).doesNotContain("d_1").doesNotContain("unread");
    }

    @Test
    void saysWhoPushesByASignedWord() throws GeneralSecurityException {
        service.answer(201, Map.of(), "");

        courier.attempt(push());

        String authorization = service.asked().getFirst().header("Authorization");
        assertThat(authorization).startsWith("vapid t=").endsWith(", k=" + PUBLIC_KEY);
        String[] token = authorization.replaceFirst("vapid t=(.*), k=.*", "$1").split("\\.");
        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token[1]));
        assertThat(claims.get("aud").stringValue()).isEqualTo(service.uri().toString());
        assertThat(claims.get("sub").stringValue()).isEqualTo("mailto:us@example.org");
        assertThat(claims.get("exp").longValue()).isEqualTo(clock.instant().plus(Duration.ofHours(12)).getEpochSecond());
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(WebPushEncryption.publicKey(Base64.getUrlDecoder().decode(PUBLIC_KEY)));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void anAddressThatTheServiceForgotIsGone(int status) {
        service.answer(status, Map.of(), "");

        assertThat(courier.attempt(push())).isEqualTo(new Settled(new Delivery.Gone("webpush", "status " + status)));
    }

    @Test
    void comesBackWhenItIsToldTo() {
        service.answer(429, Map.of("Retry-After", "30"), "");
        assertThat(courier.attempt(push())).isEqualTo(new Later("status 429", Duration.ofSeconds(30)));

        service.answer(503, Map.of(), "");
        assertThat(courier.attempt(push())).isEqualTo(new Later("status 503", null));
    }

    @Test
    void followsNobodyElsewhere() {
        service.answer(307, Map.of("Location", service.uri() + "/internal"), "");

        assertThat(courier.attempt(push())).isEqualTo(new Settled(new Delivery.Rejected("webpush", "status 307")));
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void callsNobodyInTheNeighbourhood() {
        WebPushCourier careful = new WebPushCourier(vapid, http, false);

        assertThat(careful.attempt(push())).isEqualTo(new Settled(new Delivery.Gone("webpush", "private_host")));
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void aKeyThatIsNoPointIsNoAddress() {
        String token = "{\"endpoint\":\"" + service.uri() + "/a\",\"keys\":{\"p256dh\":\"" + "A".repeat(87) + "\",\"auth\":\""
                + "A".repeat(22) + "\"}}";
        Push push = PushesTests.push(1);

        assertThat(courier.attempt(new Push(push.userId(), new PushAddress(push.address().deviceId(), PushService.WEBPUSH, token),
                push.conversationId(), 1, 1, null))).isEqualTo(new Settled(new Delivery.Gone("webpush", "bad_subscription")));
    }

    private Push push() {
        Push push = PushesTests.push(1);
        String token = "{\"endpoint\":\"" + service.uri() + "/push/abc\",\"keys\":{\"p256dh\":\"" + BROWSER
                + "\",\"auth\":\"BTBZMqHH6r4Tts7J_aSIgg\"}}";
        return new Push(push.userId(), new PushAddress(push.address().deviceId(), PushService.WEBPUSH, token), push.conversationId(), 1, 1,
                null);
    }
}
