package com.connectchat.kernel;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The legal form of single values that clients send, the same over a socket and over HTTPS. */
public final class ClientValues {

    /** The largest number that every JSON reader keeps exactly. */
    public static final long SEQ_MAX = (1L << 53) - 1;
    public static final int EMOJI_BYTES_MAX = 64;

    private static final int UUID_LENGTH = 36;

    private ClientValues() {
    }

    /** A client's own name for a message: a UUID in its canonical form, in letters of either case, kept as it was sent. */
    public static String requireClientMessageId(@Nullable String value) {
        if (value == null || !isUuid(value)) {
            throw new InvalidField("/client_message_id",
                    "client_message_id must be a UUID such as 123e4567-e89b-42d3-a456-426614174000; draw a new one for each message");
        }
        return value;
    }

    /** Looked at for every message that is sent, so not by a regular expression, which takes ten times as long. */
    private static boolean isUuid(String value) {
        if (value.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = value.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** A reaction: any short text, so that new emoji need no new server. */
    public static String requireEmoji(@Nullable String value) {
        if (value == null || value.isBlank() || value.length() > EMOJI_BYTES_MAX
                || value.getBytes(StandardCharsets.UTF_8).length > EMOJI_BYTES_MAX) {
            throw new InvalidField("/emoji", "emoji must be 1 to " + EMOJI_BYTES_MAX + " bytes of UTF-8");
        }
        return WellFormedText.require("/emoji", value);
    }

    /** A place in a conversation, or 0 for its beginning. */
    public static long requireSeq(String pointer, long value) {
        if (value < 0 || value > SEQ_MAX) {
            throw new InvalidField(pointer, "must be a whole number from 0 to " + SEQ_MAX);
        }
        return value;
    }
}
