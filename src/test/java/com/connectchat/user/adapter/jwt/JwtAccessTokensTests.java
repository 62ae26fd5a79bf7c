package com.connectchat.user.adapter.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.user.AuthSettings;
import com.connectchat.user.AuthSettingsOf;
import com.connectchat.user.PublishKeys;
import com.connectchat.user.application.AccessTokens;
import com.connectchat.user.application.AccessTokensContract;
import com.connectchat.user.application.KeptSigningKeys;
import com.connectchat.user.application.SigningKeys;
import com.connectchat.user.domain.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The form of the tokens, and what attackers make of it. */
class JwtAccessTokensTests extends AccessTokensContract {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration ROTATION = Duration.ofDays(30);

    private final SigningKeys keys = new KeptSigningKeys();
    private final AuthSettings settings = AuthSettingsOf.with(Map.of("signing-key-rotation", "30d"));
    private final AccessTokens tokens = tokensOf(keys, settings);
    private final String token = tokens.write(claims("u_alice"), NOW);
    private final SigningKey key = keys.all().stream().filter(each -> each.number() == 0).findFirst().orElseThrow();

    @Override
    protected AccessTokens tokens() {
        return tokens;
    }

    @Test
    void writesAnAccessTokenByRfc9068() {
        JsonNode header = part(token, 0);
        JsonNode claims = part(token, 1);

        assertThat(header).isEqualTo(JSON.readTree("{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\"" + key.name() + "\"}"));
        assertThat(claims).isEqualTo(JSON.readTree("""
                {"iss": "connectchat", "aud": "connectchat", "sub": "u_alice", "did": "dev_1", "sid": "se_1", "iat": %d, "exp": %d}"""
                .formatted(NOW.getEpochSecond(), NOW.getEpochSecond() + 900)));
    }

    @Test
    void signsSoThatTheJdkVerifiesItByThePublishedKey() throws Exception {
        PublishKeys.PublicKey published = tokens.publicKeys(NOW).getFirst();

        java.security.Signature jdk = java.security.Signature.getInstance("Ed25519", "SunEC");
        jdk.initVerify(java.security.KeyFactory.getInstance("Ed25519", "SunEC")
                .generatePublic(new java.security.spec.X509EncodedKeySpec(key.publicKey())));
        jdk.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));

        assertThat(published.name()).isEqualTo(part(token, 0).get("kid").asString());
        assertThat(published.point()).hasSize(32).isEqualTo(Arrays.copyOfRange(key.publicKey(), 12, 44));
        assertThat(jdk.verify(bytes(token, 2))).isTrue();
    }

    @Test
    void processesThatBeginTogetherReadEachOthersTokens() {
        SigningKeys shared = new KeptSigningKeys();
        AccessTokens one = tokensOf(shared, settings);
        AccessTokens other = tokensOf(shared, settings);
        Instant earlier = NOW.minusMillis(1);

        String ofOne = one.write(claims("u_alice"), NOW);
        String ofOther = other.write(claims("u_bob"), earlier);

        assertThat(one.read(ofOther, NOW)).isPresent();
        assertThat(other.read(ofOne, earlier)).isPresent();
        assertThat(shared.all()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void refusesAnUnsignedToken() {
        String unsigned = encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + key.name() + "\"}") + "."
                + token.split("\\.")[1] + ".";

        assertRefused(unsigned);
        assertRefused(unsigned + "A".repeat(86));
    }

    @Test
    void refusesASignatureByThePublicKeyAsASecret() throws Exception {
        String signed = encoded("{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"" + key.name() + "\"}") + "." + token.split("\\.")[1];
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.publicKey(), "HmacSHA256"));

        assertRefused(signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'alg':'ES256','typ':'at+jwt','kid':'%s'}",
        "{'alg':'Ed25519','typ':'at+jwt','kid':'%s'}",
        "{'alg':'eddsa','typ':'at+jwt','kid':'%s'}",
        "{'alg':'EdDSA','typ':'JWT','kid':'%s'}",
        "{'alg':'EdDSA','kid':'%s'}",
        "{'alg':'EdDSA','typ':'at+jwt'}",
        "{'alg':'EdDSA','typ':'at+jwt','kid':'k_other'}",
        "{'alg':'EdDSA','typ':'at+jwt','kid':'../../%s'}",
        "{'alg':'EdDSA','typ':'at+jwt','kid':'%s','crit':['exp']}",
        "{'alg':'EdDSA','typ':'at+jwt','kid':'%s','jku':'https://evil.example/jwks.json'}",
        "{'alg':'EdDSA','typ':'at+jwt','kid':'%s','x5u':'https://evil.example/cert.pem'}",
        "{'alg':'EdDSA','typ':'at+jwt','kid':'%s','jwk':{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}}"})
    void refusesAnyHeaderButItsOwnHoweverWellItIsSigned(String header) {
        String json = header.formatted(key.name()).replace('\'', '"');

        assertRefused(signed(json, claimsJson("connectchat", "connectchat"), Ed25519.privateKey(key.privateKey())));
    }

    @Test
    void refusesAForeignKeyUnderAKnownName() {
        KeyPair foreign = Ed25519.newKeyPair();

        assertRefused(signed(header(), claimsJson("connectchat", "connectchat"), foreign.getPrivate()));
    }

    @Test
    void refusesClaimsThatAreMeantForOthersOrSayTooLittle() {
        PrivateKey own = Ed25519.privateKey(key.privateKey());

        assertThat(tokens.read(signed(header(), claimsJson("connectchat", "connectchat"), own), NOW)).isPresent();
        assertRefused(signed(header(), claimsJson("elsewhere", "connectchat"), own));
        assertRefused(signed(header(), claimsJson("connectchat", "elsewhere"), own));
        assertRefused(signed(header(), "{\"iss\":\"connectchat\",\"aud\":\"connectchat\",\"exp\":9999999999}", own));
        assertRefused(signed(header(), "{}", own));
    }

    @Test
    void hasOneSpellingOnly() {
        char last = token.charAt(token.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        List<String> spellings = IntStream.range(0, alphabet.length()).mapToObj(alphabet::charAt).filter(each -> each != last)
                .map(each -> token.substring(0, token.length() - 1) + each).toList();

        assertThat(spellings).hasSize(63).allSatisfy(this::assertRefused);
    }

    @Test
    void publishesTheNextKeyBeforeItSigns() {
        Instant later = NOW.plus(ROTATION);
        List<String> before = tokens.publicKeys(NOW).stream().map(PublishKeys.PublicKey::name).toList();

        String name = part(tokens.write(claims("u_alice"), later), 0).get("kid").asString();

        assertThat(before).hasSize(2).contains(name);
        assertThat(name).isNotEqualTo(part(token, 0).get("kid").asString());
    }

    @Test
    void verifiesByAKeyUntilItsLastTokenIsOutOfTime() {
        Instant rotated = NOW.plus(ROTATION);
        Instant spent = NOW.plus(ROTATION.multipliedBy(2));
        tokens.write(claims("u_alice"), rotated);

        assertThat(tokens.read(token, rotated)).isPresent();
        assertThat(tokens.read(token, rotated.plus(AuthSettings.ACCESS_TOKEN_LIFE_MAX))).isPresent();
        assertThat(tokens.read(token, spent)).isEmpty();
        assertThat(keys.all()).extracting(SigningKey::number).doesNotContain(0L);
    }

    @Test
    void sharesKeysWithOtherProcessesOnTheSameStore() {
        AccessTokens other = tokensOf(keys, settings);
        Instant later = NOW.plus(ROTATION);

        assertThat(other.read(token, NOW)).isPresent();
        assertThat(tokens.read(other.write(claims("u_bob"), later), later)).isPresent();
        assertThat(keys.all()).hasSize(3);
    }

    private void assertRefused(String forged) {
        assertThat(tokens.read(forged, NOW)).as(forged).isEmpty();
    }

    private static AccessTokens tokensOf(SigningKeys keys, AuthSettings settings) {
        return new JwtAccessTokens(new KeyRing(keys, settings), settings);
    }

    private String header() {
        return "{\"alg\":\"EdDSA\",\"typ\":\"at+jwt\",\"kid\":\"" + key.name() + "\"}";
    }

    private static String claimsJson(String issuer, String audience) {
        return "{\"iss\":\"" + issuer + "\",\"aud\":\"" + audience + "\",\"sub\":\"u_alice\",\"did\":\"dev_1\","
                + "\"sid\":\"se_1\",\"exp\":9999999999}";
    }

    private static String signed(String header, String claims, PrivateKey key) {
        String signed = encoded(header) + "." + encoded(claims);
        return signed + "." + encoded(Ed25519.sign(key, signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static JsonNode part(String token, int number) {
        return JSON.readTree(bytes(token, number));
    }

    private static byte[] bytes(String token, int number) {
        return Base64.getUrlDecoder().decode(token.split("\\.")[number]);
    }
}
