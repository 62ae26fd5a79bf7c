package com.connectchat.notification.adapter.push;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens of a service account (RFC 7523): asked for when they are needed, and used until shortly before they expire. */
final class GoogleTokens {

    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final int OK = 200;

    private final Http http;
    private final Clock clock;
    private final String project;
    private final String account;
    private final URI tokens;
    private final PrivateKey key;
    /** Protects the token: it is asked for once for all who wait for it. */
    private final ReentrantLock lock = new ReentrantLock();
    private String token = "";
    private Instant until = Instant.MIN;

    /** @param serviceAccount the key file as the Google Cloud console gives it */
    GoogleTokens(Path serviceAccount, Http http, Clock clock) {
        this.http = http;
        this.clock = clock;
        try {
            JsonNode file = JsonMapper.shared().readTree(Files.readAllBytes(serviceAccount));
            this.project = file.at("/project_id").stringValue();
            this.account = file.at("/client_email").stringValue();
            this.tokens = URI.create(file.at("/token_uri").stringValue());
            String pem = file.at("/private_key").stringValue().replaceAll("-----[A-Z ]+-----|\\s", "");
            this.key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (IOException | GeneralSecurityException | JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException("connectchat.push.fcm.service-account is no service account's key file: " + e.getMessage(), e);
        }
    }

    String project() {
        return project;
    }

    String token() throws IOException {
        lock.lock();
        try {
            if (!clock.instant().isBefore(until)) {
                fetch();
            }
            return token;
        } finally {
            lock.unlock();
        }
    }

    /** The next one is asked for anew. */
    void refused(String refused) {
        lock.lock();
        try {
            if (token.equals(refused)) {
                until = Instant.MIN;
            }
        } finally {
            lock.unlock();
        }
    }

    private void fetch() throws IOException {
        String form = "grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&assertion=" + assertion();
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(tokens)
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != OK) {
            throw new IOException("no access token: status " + answer.statusCode());
        }
        try {
            JsonNode granted = JsonMapper.shared().readTree(answer.body());
            token = granted.at("/access_token").stringValue();
            until = clock.instant().plusSeconds(granted.at("/expires_in").asLong(0)).minus(EARLY);
        } catch (JacksonException e) {
            throw new IOException("no access token: the answer is none", e);
        }
    }

    private String assertion() throws IOException {
        Instant now = clock.instant();
        String claims = JsonMapper.shared().writeValueAsString(Map.of("iss", account, "scope", SCOPE, "aud", tokens.toString(),
                "iat", now.getEpochSecond(), "exp", now.plus(LIFE).getEpochSecond()));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            return SignedToken.of("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", claims, signature);
        } catch (GeneralSecurityException e) {
            throw new IOException("no access token: the key can't sign", e);
        }
    }
}
