package com.connectchat.persistence.adapter.embedded;

import com.connectchat.kernel.MessageId;
import com.connectchat.persistence.ConversationLog.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.SentBefore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;

/** How the place of a sent message lies under its client's key: {@code seq, time, message id}. */
final class SentRecord {

    private static final int KEY_BYTES = 16;
    private static final int ID_AT = 2 * Long.BYTES;

    private SentRecord() {
    }

    /** A digest, so that the key is short: nobody can find two that meet, so one stands for all that is in it. */
    static byte[] key(ClientMessageKey key) {
        String parts = String.join("\n", key.conversationId().value(), key.sender().value(), key.device().value(), key.clientMessageId());
        return Arrays.copyOf(sha256().digest(parts.getBytes(StandardCharsets.UTF_8)), KEY_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static byte[] of(SentBefore sent) {
        byte[] id = sent.messageId().value().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(ID_AT + id.length).putLong(sent.seq()).putLong(sent.createdAt().toEpochMilli()).put(id).array();
    }

    static SentBefore read(byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        long seq = buffer.getLong();
        Instant createdAt = Instant.ofEpochMilli(buffer.getLong());
        return new SentBefore(new MessageId(new String(value, ID_AT, value.length - ID_AT, StandardCharsets.US_ASCII)), seq, createdAt);
    }
}
