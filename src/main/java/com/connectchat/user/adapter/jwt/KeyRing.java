package com.connectchat.user.adapter.jwt;

import com.connectchat.kernel.Ids;
import com.connectchat.user.AuthSettings;
import com.connectchat.user.application.SigningKeys;
import com.connectchat.user.domain.KeyRow;
import com.connectchat.user.domain.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The signing keys, ready for use. They rotate by themselves: when the next key's time has come, whoever signs first
 * draws its successor and drops the keys that are spent.
 */
@Component
final class KeyRing {

    private final SigningKeys keys;
    private final AuthSettings settings;
    private volatile @Nullable Ring ring;

    KeyRing(SigningKeys keys, AuthSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    /** The key that signs now. */
    Signer signer(Instant now) {
        return at(now).signer();
    }

    /** The public key of the tokens that start with exactly this header; null where no key of ours does. */
    @Nullable PublicKey verifier(String header, Instant now) {
        return at(now).verifiers().get(header);
    }

    /** All keys whose tokens may be good now or soon. */
    List<SigningKey> all(Instant now) {
        return at(now).row().keys();
    }

    private Ring at(Instant now) {
        Ring current = ring;
        return current != null && now.isBefore(current.goodUntil()) ? current : load(now);
    }

    private synchronized Ring load(Instant now) {
        Ring current = ring;
        if (current != null && now.isBefore(current.goodUntil())) {
            return current;
        }
        Ring loaded = Ring.of(maintained(now), now);
        ring = loaded;
        return loaded;
    }

    private KeyRow maintained(Instant now) {
        KeyRow row = new KeyRow(keys.all());
        if (row.signing(now).isEmpty()) {
            row = with(drawn(row.nextNumber(), now));
        }
        if (!row.hasSuccessor(now)) {
            row = with(drawn(row.nextNumber(), now.plus(settings.signingKeyRotation())));
        }
        row.spent(now, AuthSettings.ACCESS_TOKEN_LIFE_MAX).forEach(keys::remove);
        return new KeyRow(keys.all());
    }

    /** Where another process added a key of this number first, that one counts. */
    private KeyRow with(SigningKey key) {
        keys.add(key);
        return new KeyRow(keys.all());
    }

    private static SigningKey drawn(long number, Instant signsFrom) {
        KeyPair pair = Ed25519.newKeyPair();
        return new SigningKey(number, Ids.random("k"), pair.getPrivate().getEncoded(), pair.getPublic().getEncoded(), signsFrom);
    }

    /** @param header the first part of every token that it signs */
    record Signer(String header, PrivateKey key) {
    }

    private record Ring(KeyRow row, Signer signer, Map<String, PublicKey> verifiers, Instant goodUntil) {

        static Ring of(KeyRow row, Instant now) {
            SigningKey signing = row.signing(now).orElseThrow(() -> new IllegalStateException("A key was just drawn to sign from " + now));
            Map<String, PublicKey> verifiers = new HashMap<>();
            row.keys().forEach(each -> verifiers.put(header(each), Ed25519.publicKey(each.publicKey())));
            return new Ring(row, new Signer(header(signing), Ed25519.privateKey(signing.privateKey())), Map.copyOf(verifiers),
                    row.keys().getLast().signsFrom());
        }

        private static String header(SigningKey key) {
            String json = "{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\"" + key.name() + "\"}";
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
