package com.connectchat.notification.adapter.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.notification.PushSettings;
import com.connectchat.notification.PushSettingsOf;
import com.connectchat.notification.adapter.push.Courier.Later;
import com.connectchat.notification.adapter.push.Courier.Settled;
import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import com.connectchat.servers.FreePorts;
import com.eatthepath.pushy.apns.ApnsPushNotification;
import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import com.eatthepath.pushy.apns.server.ParsingMockApnsServerListenerAdapter;
import com.eatthepath.pushy.apns.server.RejectedNotificationException;
import com.eatthepath.pushy.apns.server.RejectionReason;
import com.eatthepath.pushy.apns.server.UnregisteredDeviceTokenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against pushy's stand-in of Apple's servers, over TLS. */
class ApnsCourierTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static KeyStore store;

    private final MovingClock clock = new MovingClock();
    private final List<ApnsPushNotification> accepted = new CopyOnWriteArrayList<>();
    private volatile @Nullable RejectedNotificationException refusal;
    private MockApnsServer apple;
    private ApnsCourier courier;

    @BeforeAll
    static void makeCertificate(@TempDir Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        store = certificate(directory);
    }

    @BeforeEach
    void start(@TempDir Path directory) throws IOException, GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) store.getCertificate("apple");
        apple = new MockApnsServerBuilder()
                .setServerCredentials(new X509Certificate[] {certificate}, (PrivateKey) store.getKey("apple", PASSWORD), null)
                .setHandlerFactory(_ -> (_, _) -> {
                    if (refusal != null) {
                        throw refusal;
                    }
                }).setListener(new Listener()).build();
        int port = FreePorts.next();
        apple.start(port).join();
        courier = ApnsCourier.open(settings(directory, certificate, port), PATIENCE, clock);
    }

    @AfterEach
    void stop() {
        // Both take seconds to be gentle, for which nobody waits.
        Thread.startVirtualThread(courier::close);
        apple.shutdown();
    }

    @Test
    void handsOverAnAlertThatTakesThePlaceOfTheOneBefore() {
        assertThat(courier.attempt(push(null))).isInstanceOfSatisfying(Settled.class,
                settled -> assertThat(settled.delivery()).isInstanceOf(Delivery.Sent.class));

        assertThat(accepted).singleElement().satisfies(notification -> {
            assertThat(notification.getToken()).isEqualTo("token");
            assertThat(notification.getTopic()).isEqualTo("example.tea");
            assertThat(notification.getCollapseId()).isEqualTo("d_1");
            JsonNode payload = JsonMapper.shared().readTree(notification.getPayload());
            assertThat(payload.get("conversation_id").stringValue()).isEqualTo("d_1");
            assertThat(payload.get("seq").stringValue()).isEqualTo("7");
            assertThat(payload.get("unread_count").stringValue()).isEqualTo("2");
            assertThat(payload.at("/aps/alert").toString()).isEqualTo("{\"loc-key\":\"connectchat.new_message\"}");
        });
    }

    @Test
    void showsWhoWroteToThoseWhoAskedForIt() {
        courier.attempt(push(new Push.Preview("Alice", "Hi")));

        JsonNode alert = JsonMapper.shared().readTree(accepted.getFirst().getPayload()).at("/aps/alert");
        assertThat(alert.get("title").stringValue()).isEqualTo("Alice");
        assertThat(alert.get("body").stringValue()).isEqualTo("Hi");
    }

    @Test
    void aDeviceThatIsNotRegisteredAnyMoreIsGone() {
        refusal = new UnregisteredDeviceTokenException(Instant.now());
        assertThat(courier.attempt(push(null))).isEqualTo(new Settled(new Delivery.Gone("apns", "Unregistered")));

        refusal = new RejectedNotificationException(RejectionReason.BAD_DEVICE_TOKEN);
        assertThat(courier.attempt(push(null))).isEqualTo(new Settled(new Delivery.Gone("apns", "BadDeviceToken")));
    }

    @Test
    void whatIsWrongIsRejectedAndWhatPassesIsTriedLater() {
        refusal = new RejectedNotificationException(RejectionReason.PAYLOAD_TOO_LARGE);
        assertThat(courier.attempt(push(null))).isEqualTo(new Settled(new Delivery.Rejected("apns", "PayloadTooLarge")));

        refusal = new RejectedNotificationException(RejectionReason.TOO_MANY_REQUESTS);
        assertThat(courier.attempt(push(null))).isEqualTo(new Later("TooManyRequests", null));
    }

    @Test
    void whileAppleIsAwayItIsTriedLater() {
        apple.shutdown().join();

        assertThat(courier.attempt(push(null))).isEqualTo(new Later("unavailable", null));
    }

    private static Push push(Push.@Nullable Preview preview) {
        Push push = PushesTests.push(7);
        return new Push(push.userId(), push.address(), push.conversationId(), 7, 2, preview);
    }

    private static PushSettings.Apns settings(Path directory, X509Certificate certificate, int port)
            throws IOException, GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        Path key = pem(directory.resolve("key.p8"), "PRIVATE KEY", keys.generateKeyPair().getPrivate().getEncoded());
        Path trusted = pem(directory.resolve("apple.pem"), "CERTIFICATE", certificate.getEncoded());
        return PushSettingsOf.of(Map.of("connectchat.push.apns.key-file", key, "connectchat.push.apns.key-id", "KEY",
                "connectchat.push.apns.team-id", "TEAM", "connectchat.push.apns.topic", "example.tea", "connectchat.push.apns.host",
                "localhost", "connectchat.push.apns.port", port, "connectchat.push.apns.trusted-certificates", trusted)).apns();
    }

    private static Path pem(Path file, String what, byte[] bytes) throws IOException {
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + what + "-----\n");
    }

    private static KeyStore certificate(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = directory.resolve("apple.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-alias", "apple", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost",
                "-validity", "2", "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD))
                .inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD);
        }
        return store;
    }

    private final class Listener extends ParsingMockApnsServerListenerAdapter {

        @Override
        public void handlePushNotificationAccepted(ApnsPushNotification notification) {
            accepted.add(notification);
        }

        @Override
        public void handlePushNotificationRejected(ApnsPushNotification notification, RejectionReason reason,
                @Nullable Instant invalidSince) {
            // The test asked for it.
        }
    }
}
