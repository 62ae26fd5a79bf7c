package com.connectchat.persistence;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What names a message to its sender's device: the same key within 7 days is the same message. It is known by a
 * fingerprint, short enough for a store's key; nobody can find two keys that share one, so nobody can take another
 * sender's place with a made-up id. The client's id is a UUID, the same in letters of either case.
 *
 * @param fingerprint of the whole key (see {@link #of}); the bytes are shared, nobody may change them
 */
public record ClientMessageKey(ConversationId conversationId, byte[] fingerprint) implements ValueObject {

    private static final int FINGERPRINT_BYTES = 16;

    public static ClientMessageKey of(ConversationId conversation, UserId sender, DeviceId device, String clientMessageId) {
        String parts = conversation.value() + '\n' + sender.value() + '\n' + device.value() + '\n'
                + clientMessageId.toLowerCase(Locale.ROOT);
        byte[] digest = sha256().digest(parts.getBytes(StandardCharsets.UTF_8));
        return new ClientMessageKey(conversation, Arrays.copyOf(digest, FINGERPRINT_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientMessageKey that && Arrays.equals(fingerprint, that.fingerprint);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fingerprint);
    }
}
