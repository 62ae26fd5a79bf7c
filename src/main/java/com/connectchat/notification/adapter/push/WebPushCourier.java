package com.connectchat.notification.adapter.push;

import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** To browsers, by the push service that each of them names (RFC 8030, 8291, 8292). */
final class WebPushCourier implements Courier {

    private static final String PROVIDER = "webpush";
    private static final Duration KEPT_FOR = Duration.ofDays(1);
    /** As many as make the 32 characters that a topic may have. */
    private static final int TOPIC_BYTES = 24;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int CLIENT_ERROR = 300;

    private final Vapid vapid;
    private final Http http;
    private final boolean allowPrivateHosts;

    WebPushCourier(Vapid vapid, Http http, boolean allowPrivateHosts) {
        this.vapid = vapid;
        this.http = http;
        this.allowPrivateHosts = allowPrivateHosts;
    }

    @Override
    public Attempt attempt(Push push) {
        try {
            JsonNode subscription = JsonMapper.shared().readTree(push.address().token());
            URI endpoint = URI.create(subscription.at("/endpoint").stringValue());
            if (!allowPrivateHosts && !PublicHosts.includes(endpoint.getHost())) {
                return new Settled(new Delivery.Gone(PROVIDER, "private_host"));
            }
            return http.attempt(request(push, endpoint, subscription), WebPushCourier::read);
        } catch (IOException e) {
            return new Later("unavailable", null);
        } catch (JacksonException | IllegalArgumentException | GeneralSecurityException e) {
            // The form was looked at when it was given, but not whether the key is a point of the curve.
            return new Settled(new Delivery.Gone(PROVIDER, "bad_subscription"));
        }
    }

    private HttpRequest.Builder request(Push push, URI endpoint, JsonNode subscription) throws GeneralSecurityException {
        byte[] body = WebPushEncryption.encrypt(JsonMapper.shared().writeValueAsBytes(PushData.of(push)),
                bytes(subscription, "/keys/p256dh"), bytes(subscription, "/keys/auth"));
        return HttpRequest.newBuilder(endpoint).header("Authorization", vapid.authorization(endpoint))
                .header("Content-Encoding", "aes128gcm").header("Content-Type", "application/octet-stream")
                .header("TTL", Long.toString(KEPT_FOR.toSeconds())).header("Urgency", "high").header("Topic", topic(push))
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static byte[] bytes(JsonNode subscription, String pointer) {
        return Base64.getUrlDecoder().decode(subscription.at(pointer).stringValue());
    }

    /** What waits at the push service under the same topic is replaced. */
    private static String topic(Push push) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(push.conversationId().value().getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TOPIC_BYTES));
    }

    private static Attempt read(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == NOT_FOUND || status == GONE) {
            return new Settled(new Delivery.Gone(PROVIDER, "status " + status));
        }
        return new Settled(status < CLIENT_ERROR
                ? new Delivery.Sent(PROVIDER, answer.headers().firstValue("Location").orElse(""))
                : new Delivery.Rejected(PROVIDER, "status " + status));
    }
}
