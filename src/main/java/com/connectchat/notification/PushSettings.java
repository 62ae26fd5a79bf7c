package com.connectchat.notification;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Pushes to devices of people who are not there.
 *
 * @param enabled       whether there are any; off, nothing is published for them, and addresses are kept all the same
 * @param delay         how long a device has to acknowledge a message before it is pushed for
 * @param reachKnownFor how long it is believed who of a conversation can be reached by a push: who gives the first address waits so long
 * @param staleAfter    what could not be pushed for so long is not pushed any more
 * @param log           whether pushes to services that are not set up are taken and only logged, instead of rejected; where nothing is
 *                      said: with {@code connectchat.store=embedded}
 * @param sending       how pushes are handed to the push services
 * @param apns          pushes by Apple
 * @param fcm           pushes by Google
 * @param webpush       pushes to browsers
 */
@Validated
@ConfigurationProperties("connectchat.push")
public record PushSettings(@DefaultValue("true") boolean enabled,
        @DefaultValue("3s") @DurationMin(millis = 0) @DurationMax(seconds = 5) Duration delay,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration reachKnownFor, @DefaultValue("10m") Duration staleAfter,
        @Nullable Boolean log,
        @DefaultValue @Valid Sending sending, @DefaultValue Apns apns, @DefaultValue Fcm fcm, @DefaultValue WebPush webpush) {

    /**
     * @param atOnce   pushes on their way at the same time
     * @param attempts how often a push is tried before it is given up
     * @param pause    before the second try, on average; each further one takes twice as long
     * @param timeout  how long a push service has to answer one try
     * @param within   how long pushes that became due together have in all; what was not taken by then is given up
     */
    public record Sending(@DefaultValue("64") @Min(1) @Max(1000) int atOnce, @DefaultValue("3") @Min(1) @Max(10) int attempts,
            @DefaultValue("500ms") @DurationMin(millis = 1) Duration pause, @DefaultValue("5s") @DurationMax(seconds = 10) Duration timeout,
            @DefaultValue("8s") @DurationMax(seconds = 10) Duration within) {
    }

    /**
     * Pushes to Apple's devices; there are some where {@code keyFile} is set.
     *
     * @param keyFile             the signing key, a {@code .p8} file as Apple gives it
     * @param keyId               what Apple calls the key
     * @param teamId              what Apple calls you
     * @param topic               the app's bundle identifier
     * @param host                for apps under development: {@code api.sandbox.push.apple.com}
     * @param port                of the host
     * @param trustedCertificates the only ones that the host may have, a PEM file; where nothing is said: those that the platform trusts
     */
    public record Apns(@Nullable Path keyFile, @DefaultValue("") String keyId, @DefaultValue("") String teamId,
            @DefaultValue("") String topic, @DefaultValue("api.push.apple.com") String host, @DefaultValue("443") int port,
            @Nullable Path trustedCertificates) {
    }

    /**
     * Pushes by Firebase; there are some where {@code serviceAccount} is set.
     *
     * @param serviceAccount the account's key file, JSON, as the Google Cloud console gives it
     * @param endpoint       where Firebase answers
     */
    public record Fcm(@Nullable Path serviceAccount, @DefaultValue("https://fcm.googleapis.com") URI endpoint) {
    }

    /**
     * Pushes to browsers; there are some where {@code privateKey} is set.
     *
     * @param publicKey         of the pair for VAPID: an uncompressed point of P-256 in base64url; {@code GET /v1/config} shows it
     * @param privateKey        of the same pair, in base64url
     * @param subject           whom push services may turn to: {@code mailto:} or {@code https:}
     * @param allowPrivateHosts whether a browser's push service may be on any host and port, this one included; for tests only, because
     *                          whoever has an account could make the server call its neighbours
     */
    public record WebPush(@DefaultValue("") String publicKey, @Nullable String privateKey,
            @DefaultValue("mailto:nobody@example.org") String subject, @DefaultValue("false") boolean allowPrivateHosts) {
    }
}
