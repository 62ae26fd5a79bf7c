package com.connectchat.notification.adapter.push;

import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECPrivateKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Says to a browser's push service who pushes (RFC 8292). */
final class Vapid {

    private static final Duration LIFE = Duration.ofHours(12);

    private final PrivateKey key;
    private final String publicKey;
    private final String subject;
    private final Clock clock;

    /**
     * @param publicKey  an uncompressed point in base64url, as browsers take it
     * @param privateKey the number in base64url
     */
    Vapid(String publicKey, String privateKey, String subject, Clock clock) {
        this.publicKey = publicKey;
        this.subject = subject;
        this.clock = clock;
        try {
            WebPushEncryption.publicKey(Base64.getUrlDecoder().decode(publicKey));
            BigInteger number = new BigInteger(1, Base64.getUrlDecoder().decode(privateKey));
            this.key = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(number, WebPushEncryption.curve()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("connectchat.push.webpush: public-key and private-key must be a pair of P-256 in base64url, as"
                    + " tools for VAPID print them", e);
        }
    }

    /** The value of {@code Authorization} for the push service of this endpoint. */
    String authorization(URI endpoint) throws GeneralSecurityException {
        String origin = endpoint.getScheme() + "://" + endpoint.getAuthority();
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        String claims = JsonMapper.shared().writeValueAsString(
                Map.of("aud", origin, "exp", clock.instant().plus(LIFE).getEpochSecond(), "sub", subject));
        return "vapid t=" + SignedToken.of("{\"typ\":\"JWT\",\"alg\":\"ES256\"}", claims, signature) + ", k=" + publicKey;
    }
}
