package com.connectchat.user.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What a device trades for new tokens, once: a family of 128 bits, the same for all refresh tokens of a session, and a
 * secret of 256 bits. Who shows a known family with another than the current secret shows a token that was used before
 * (or is guessing with one in hand), and that without a list of used tokens. Stores keep digests only; ADR-0007.
 */
public record RefreshToken(String family, String secret) implements ValueObject {

    /** Tells people and scanners for leaked secrets what they look at. */
    private static final String PREFIX = "rt_";
    private static final int FAMILY_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int FAMILY_CHARACTERS = 22;
    private static final int SECRET_CHARACTERS = 43;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** The first token of a new session. */
    public static RefreshToken draw(RandomGenerator random) {
        return new RefreshToken(text(random, FAMILY_BYTES), text(random, SECRET_BYTES));
    }

    /** The token that takes this one's place. */
    public RefreshToken successor(RandomGenerator random) {
        return new RefreshToken(family, text(random, SECRET_BYTES));
    }

    /** Reads what a client sent; empty where it can't be a refresh token. */
    public static Optional<RefreshToken> read(String text) {
        int secret = PREFIX.length() + FAMILY_CHARACTERS;
        if (!text.startsWith(PREFIX) || text.length() != secret + SECRET_CHARACTERS) {
            return Optional.empty();
        }
        return Optional.of(new RefreshToken(text.substring(PREFIX.length(), secret), text.substring(secret)));
    }

    /** What a client gets. */
    public String text() {
        return PREFIX + family + secret;
    }

    public String familyDigest() {
        return digest(family);
    }

    public String digest() {
        return digest(text());
    }

    private static String text(RandomGenerator random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }

    private static String digest(String text) {
        try {
            return ENCODER.encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
