package com.connectchat.user.adapter.web;

import com.connectchat.user.PublishKeys;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that verify access tokens, as a JSON Web Key Set (RFC 7517, RFC 8037). */
@RestController
class KeysController {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final PublishKeys keys;

    KeysController(PublishKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<KeySet> keys() {
        KeySet set = new KeySet(keys.publicKeys().stream().map(Key::of).toList());
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(GOOD_FOR).cachePublic()).body(set);
    }

    record KeySet(List<Key> keys) {
    }

    record Key(@JsonProperty("kty") String type, @JsonProperty("crv") String curve, @JsonProperty("x") String point,
            @JsonProperty("kid") String name, @JsonProperty("alg") String algorithm, @JsonProperty("use") String purpose) {

        static Key of(PublishKeys.PublicKey key) {
            String point = Base64.getUrlEncoder().withoutPadding().encodeToString(key.point());
            return new Key("OKP", "Ed25519", point, key.name(), "EdDSA", "sig");
        }
    }
}
