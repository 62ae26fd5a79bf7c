package com.connectchat.user.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeysControllerTests extends WebTest {

    @Test
    void publishesTheKeyOfEveryTokenAndTheNextOne() {
        Phone.Answer answer = stranger.get("/.well-known/jwks.json");
        String header = aliceTokens.at("/access_token").split("\\.")[0];
        String kid = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(header)).get("kid").asString();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=300, public");
        assertThat(answer.json().get("keys")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(answer.json().get("keys")).extracting(each -> each.get("kid").asString()).contains(kid);
    }

    @Test
    void publishesNoPrivatePart() {
        for (JsonNode key : stranger.get("/.well-known/jwks.json").json().get("keys")) {
            assertThat(key.propertyNames()).containsExactlyInAnyOrder("kty", "crv", "x", "kid", "alg", "use");
            assertThat(key.get("kty").asString() + key.get("crv").asString() + key.get("alg").asString()).isEqualTo("OKPEd25519EdDSA");
            assertThat(Base64.getUrlDecoder().decode(key.get("x").asString())).hasSize(32);
        }
    }
}
