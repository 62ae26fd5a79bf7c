package com.connectchat.user.adapter.jwt;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthSettings;
import com.connectchat.user.PublishKeys;
import com.connectchat.user.application.AccessTokens;
import com.connectchat.user.domain.SessionId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes and reads access tokens: JWTs by RFC 9068, signed with Ed25519 (ADR-0007).
 *
 * <p>A token is ours only if its header is, byte for byte, one that we write. So there is no algorithm to choose, no key
 * to fetch and no header to parse: another {@code alg} or {@code typ}, an unknown {@code kid}, a {@code jwk}, {@code jku}
 * or {@code x5u} are other bytes and end there. The claims are read only after the signature was verified.
 */
@Component
final class JwtAccessTokens implements AccessTokens {

    static final String AUDIENCE = "connectchat";

    /** 64 bytes in base64url: the last of the characters carries two bits. */
    private static final int SIGNATURE_CHARACTERS = 86;

    /** An X.509 Ed25519 key ends in its 32 bytes of RFC 8032 (RFC 8410, section 4). */
    private static final int POINT_BYTES = 32;
    private static final int CLAIM_BYTES_EXPECTED = 256;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final JsonFactory JSON = new JsonFactory();

    private final KeyRing ring;
    private final String issuer;

    JwtAccessTokens(KeyRing ring, AuthSettings settings) {
        this.ring = ring;
        this.issuer = settings.issuer();
    }

    @Override
    public String write(Claims claims, Instant now) {
        KeyRing.Signer signer = ring.signer(now);
        String signed = signer.header() + "." + ENCODER.encodeToString(json(claims, now));
        return signed + "." + ENCODER.encodeToString(Ed25519.sign(signer.key(), signed.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public Optional<Claims> read(String token, Instant now) {
        int payload = token.indexOf('.') + 1;
        int signature = token.indexOf('.', payload) + 1;
        if (payload == 0 || signature == 0 || token.length() > CHARACTERS_MAX || token.length() - signature != SIGNATURE_CHARACTERS) {
            return Optional.empty();
        }
        PublicKey key = ring.verifier(token.substring(0, payload - 1), now);
        if (key == null || !isSigned(token, signature, key)) {
            return Optional.empty();
        }
        return claims(DECODER.decode(token.substring(payload, signature - 1)));
    }

    @Override
    public List<PublishKeys.PublicKey> publicKeys(Instant now) {
        return ring.all(now).stream().map(each -> new PublishKeys.PublicKey(each.name(), point(each.publicKey()))).toList();
    }

    private static byte[] point(byte[] x509) {
        return Arrays.copyOfRange(x509, x509.length - POINT_BYTES, x509.length);
    }

    private static boolean isSigned(String token, int signature, PublicKey key) {
        byte[] bytes;
        try {
            bytes = DECODER.decode(token.substring(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
        // The decoder passes over the unused bits of the last character; one token must not have sixteen spellings.
        return bytes.length == Ed25519.SIGNATURE_BYTES && token.endsWith(ENCODER.encodeToString(bytes))
                && Ed25519.verifies(key, token.substring(0, signature - 1).getBytes(StandardCharsets.ISO_8859_1), bytes);
    }

    private byte[] json(Claims claims, Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(CLAIM_BYTES_EXPECTED);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject()
                    .writeStringProperty("iss", issuer)
                    .writeStringProperty("aud", AUDIENCE)
                    .writeStringProperty("sub", claims.userId().value())
                    .writeStringProperty("did", claims.deviceId().value())
                    .writeStringProperty("sid", claims.sessionId().value())
                    .writeNumberProperty("iat", now.getEpochSecond())
                    .writeNumberProperty("exp", claims.expiresAt().getEpochSecond())
                    .writeEndObject();
        }
        return bytes.toByteArray();
    }

    private Optional<Claims> claims(byte[] json) {
        Map<String, String> texts = HashMap.newHashMap(8);
        long expiresAt = 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, parser.getString());
                } else if (name.equals("exp")) {
                    expiresAt = parser.getLongValue();
                }
            }
        }
        return claims(texts, expiresAt);
    }

    private Optional<Claims> claims(Map<String, String> texts, long expiresAt) {
        String user = texts.get("sub");
        String device = texts.get("did");
        String session = texts.get("sid");
        if (!issuer.equals(texts.get("iss")) || !AUDIENCE.equals(texts.get("aud")) || isMissing(user, device, session)) {
            return Optional.empty();
        }
        return Optional.of(new Claims(new UserId(String.valueOf(user)), new DeviceId(String.valueOf(device)),
                new SessionId(String.valueOf(session)), Instant.ofEpochSecond(expiresAt)));
    }

    private static boolean isMissing(@Nullable String... claims) {
        for (String claim : claims) {
            if (claim == null) {
                return true;
            }
        }
        return false;
    }
}
