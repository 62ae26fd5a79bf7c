package com.connectchat.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What Redis does in one step. It is sent by its digest; a server that doesn't know it, being new or emptied,
 * is sent the text.
 */
public record Script(String text, String digest) {

    public static Script of(String text) {
        return new Script(text, sha1(text));
    }

    /** A file beside the class. */
    public static Script read(Class<?> beside, String file) {
        try (InputStream stream = beside.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no " + file + " beside " + beside.getName());
            }
            return of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Redis names scripts by this digest; nothing relies on it being hard to forge. */
    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }

    /**
     * One run of a script.
     *
     * @param keys what it touches; more than one must lie in one slot, so they share a part in braces
     */
    public record Run(List<String> keys, List<String> arguments) {

        public Run(String key, List<String> arguments) {
            this(List.of(key), arguments);
        }
    }
}
