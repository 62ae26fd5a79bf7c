package com.connectchat.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/** What all identifiers have in common: their legal form, and how new ones are drawn. */
public final class Ids {

    public static final int CHARACTERS_MAX = 64;

    private static final char[] BASE32 = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 10;
    private static final ByteBuffer DRAWN = ByteBuffer.allocate(1_000 * RANDOM_BYTES).limit(0);

    private Ids() {
    }

    /** Whether the text could be an identifier at all: 1 to 64 visible ASCII characters. */
    public static boolean isLegal(String value) {
        if (value.isEmpty() || value.length() > CHARACTERS_MAX) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** A new identifier of 80 random bits behind a prefix that tells people what it names. */
    public static String random(String prefix) {
        return prefix + "_" + base32(randomBytes());
    }

    /** Drawn in advance, many at once: the platform's source has a price for each call. */
    private static byte[] randomBytes() {
        synchronized (DRAWN) {
            if (DRAWN.remaining() < RANDOM_BYTES) {
                RANDOM.nextBytes(DRAWN.clear().array());
            }
            byte[] bytes = new byte[RANDOM_BYTES];
            DRAWN.get(bytes);
            return bytes;
        }
    }

    static String digest(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : sorted) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return base32(Arrays.copyOf(sha.digest(), 15));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static void requireLegal(String what, String value) {
        if (!isLegal(value)) {
            throw new IllegalArgumentException(
                    what + " must be 1 to " + CHARACTERS_MAX + " visible ASCII characters, was " + value.length() + " characters");
        }
    }

    /** Crockford's base 32 in lower case: 8 characters for each 5 bytes. */
    private static String base32(byte[] bytes) {
        char[] text = new char[bytes.length * 8 / 5];
        for (int i = 0; i < text.length; i++) {
            int bit = i * 5;
            int high = bytes[bit / 8] & 0xff;
            int low = bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0;
            text[i] = BASE32[((high << 8 | low) >> (11 - bit % 8)) & 31];
        }
        return new String(text);
    }
}
