package com.connectchat.persistence;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What names a message to its sender's device: the same key within 7 days is the same message. It is known by a
 * fingerprint, short enough for a store's key; nobody can find two keys that share one, so nobody can take another
 * sender's place with a made-up id.
 */
public final class ClientMessageKey implements ValueObject {

    private static final int FINGERPRINT_BYTES = 16;

    private final ConversationId conversationId;
    private final byte[] fingerprint;

    private ClientMessageKey(ConversationId conversationId, byte[] fingerprint) {
        this.conversationId = conversationId;
        this.fingerprint = fingerprint;
    }

    public static ClientMessageKey of(ConversationId conversation, UserId sender, DeviceId device, String clientMessageId) {
        String parts = conversation.value() + '\n' + sender.value() + '\n' + device.value() + '\n' + clientMessageId;
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

    public ConversationId conversationId() {
        return conversationId;
    }

    /** The fingerprint; the bytes are shared, nobody may change them. */
    public byte[] fingerprint() {
        return fingerprint;
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
