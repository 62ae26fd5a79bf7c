package com.connectchat.notification.adapter.push;

import com.connectchat.notification.PushSettings;
import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import com.connectchat.notification.domain.Push.Preview;
import com.eatthepath.pushy.apns.ApnsClient;
import com.eatthepath.pushy.apns.ApnsClientBuilder;
import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushNotificationResponse;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** To Apple's devices, by pushy; connects with the first push. */
final class ApnsCourier implements Courier, AutoCloseable {

    private static final String PROVIDER = "apns";
    private static final Duration KEPT_FOR = Duration.ofDays(1);
    private static final Duration CLOSING_MAX = Duration.ofSeconds(5);
    private static final Set<String> NO_ADDRESS = Set.of("Unregistered", "BadDeviceToken", "DeviceTokenNotForTopic", "ExpiredToken");
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final ApnsClient client;
    private final String topic;
    private final Duration timeout;
    private final Clock clock;

    private ApnsCourier(ApnsClient client, String topic, Duration timeout, Clock clock) {
        this.client = client;
        this.topic = topic;
        this.timeout = timeout;
        this.clock = clock;
    }

    static ApnsCourier open(PushSettings.Apns settings, Duration timeout, Clock clock) {
        try {
            Path key = Objects.requireNonNull(settings.keyFile(), "connectchat.push.apns.key-file");
            ApnsClientBuilder client = new ApnsClientBuilder().setApnsServer(settings.host(), settings.port()).setConnectionTimeout(timeout)
                    .setSigningKey(ApnsSigningKey.loadFromPkcs8File(key.toFile(), settings.teamId(), settings.keyId()));
            if (settings.trustedCertificates() != null) {
                client.setTrustedServerCertificateChain(settings.trustedCertificates().toFile());
            }
            return new ApnsCourier(client.build(), settings.topic(), timeout, clock);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("connectchat.push.apns can't be used: " + e.getMessage(), e);
        }
    }

    @Override
    public Attempt attempt(Push push) {
        try {
            return answer(client.sendNotification(notification(push)).get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return new Later("unavailable", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Later("interrupted", null);
        }
    }

    private static Attempt answer(PushNotificationResponse<?> answer) {
        if (answer.isAccepted()) {
            return new Settled(new Delivery.Sent(PROVIDER, answer.getApnsId().toString()));
        }
        String reason = answer.getRejectionReason().orElse("status " + answer.getStatusCode());
        if (NO_ADDRESS.contains(reason)) {
            return new Settled(new Delivery.Gone(PROVIDER, reason));
        }
        boolean passes = answer.getStatusCode() == TOO_MANY_REQUESTS || answer.getStatusCode() >= SERVER_ERROR;
        return passes ? new Later(reason, null) : new Settled(new Delivery.Rejected(PROVIDER, reason));
    }

    /** What shows nothing is worded by the app, in the user's language, and may be worked on by it before it shows. */
    private SimpleApnsPushNotification notification(Push push) {
        Preview preview = push.preview();
        Map<String, String> alert = preview == null ? Map.of("loc-key", "connectchat.new_message")
                : Map.of("title", preview.sender(), "body", preview.text());
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("aps", Map.of("alert", alert, "sound", "default", "thread-id", push.conversationId().value(), "mutable-content", 1));
        payload.putAll(PushData.of(push));
        return new SimpleApnsPushNotification(push.address().token(), topic, JsonMapper.shared().writeValueAsString(payload),
                clock.instant().plus(KEPT_FOR), DeliveryPriority.IMMEDIATE, PushType.ALERT, push.conversationId().value());
    }

    @Override
    public void close() {
        try {
            client.close().get(CLOSING_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The process ends, and its connections with it.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
