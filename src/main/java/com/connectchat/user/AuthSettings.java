package com.connectchat.user;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people prove who they are, and for how long that holds.
 *
 * @param accessTokenTtl     life of an access token, 1 s to 7 days
 * @param refreshTokenTtl    life of a session: whatever is refreshed, after this a device has to sign in anew
 * @param signingKeyRotation how long one key signs access tokens until the next takes over
 * @param issuer             who issues the tokens ({@code iss}); all processes of one system share it
 * @param devicesMax         devices of one user; the one that is missed least goes when another signs in
 * @param blocksMax          people that one user may block
 * @param verifiedTokensMax  access tokens whose signature is remembered as verified
 * @param knownPeopleMax     people whose profile and blocks are kept at hand
 * @param hashing            bounds of password hashing
 * @param guessing           back-off against guessing; all of it is off with {@code connectchat.limits.enabled=false}
 */
@Validated
@ConfigurationProperties("connectchat.auth")
public record AuthSettings(
        @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(days = 7) Duration accessTokenTtl,
        @DefaultValue("30d") @DurationMin(seconds = 1) Duration refreshTokenTtl,
        @DefaultValue("30d") @DurationMin(minutes = 1) Duration signingKeyRotation,
        @DefaultValue("connectchat") @NotBlank String issuer,
        @DefaultValue("20") @Min(1) int devicesMax,
        @DefaultValue("1000") @Min(1) int blocksMax,
        @DefaultValue("20000") @Min(1) int verifiedTokensMax,
        @DefaultValue("50000") @Min(1) int knownPeopleMax,
        @DefaultValue @Valid Hashing hashing,
        @DefaultValue @Valid Guessing guessing) {

    /** The longest life of any access token, also of one that was ordered in bulk; keys that have signed one are kept that long. */
    public static final Duration ACCESS_TOKEN_LIFE_MAX = Duration.ofDays(7);

    /**
     * Each hash takes 19 MiB and a core for some 50 ms, so only so many run at once.
     *
     * @param atOnceMax  hashes at once; 0: as many as there are cores
     * @param waitingMax hashes that wait for their turn; more are answered with {@code unavailable}
     * @param waitMax    how long one waits before it is answered with {@code unavailable}
     */
    public record Hashing(@DefaultValue("0") @Min(0) int atOnceMax, @DefaultValue("256") @Min(1) int waitingMax,
            @DefaultValue("4s") @DurationMin(millis = 1) Duration waitMax) {
    }

    /**
     * After some free tries each further one has to wait twice as long as the one before, up to a bound.
     *
     * @param freePerAccount tries of one account's password
     * @param freePerAddress tries from one client address (IPv6: network of 64 bits)
     * @param freeSignUps    accounts opened from one client address (IPv6: network of 64 bits)
     * @param firstWait      the wait after the free ones
     * @param waitMax        the longest wait; so long at most do others' guesses keep the owner out, and on a new device only
     * @param forgetAfter    so long after the first try all is forgotten
     * @param keysMax        accounts and addresses that are counted; those who tried longest ago are dropped first
     */
    public record Guessing(
            @DefaultValue("10") @Min(1) int freePerAccount,
            @DefaultValue("50") @Min(1) int freePerAddress,
            @DefaultValue("20") @Min(1) int freeSignUps,
            @DefaultValue("1s") @DurationMin(millis = 1) Duration firstWait,
            @DefaultValue("5m") @DurationMin(millis = 1) Duration waitMax,
            @DefaultValue("1h") @DurationMin(seconds = 1) Duration forgetAfter,
            @DefaultValue("100000") @Min(1) int keysMax) {
    }
}
