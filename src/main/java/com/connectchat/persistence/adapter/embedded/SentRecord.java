package com.connectchat.persistence.adapter.embedded;

import com.connectchat.kernel.MessageId;
import com.connectchat.persistence.ConversationLog.SentBefore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** How the place of a sent message lies under its client's fingerprint: {@code seq, time, message id}. */
final class SentRecord {

    private static final int ID_AT = 2 * Long.BYTES;

    private SentRecord() {
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
