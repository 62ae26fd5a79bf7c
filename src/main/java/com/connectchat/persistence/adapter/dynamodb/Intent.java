package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Write;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.persistence.ClientMessageKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Where a client's message is to go. It is written before the message, so that whoever finds the message's device sending again
 * knows at which one place to look; by itself it says nothing: only an event at that place that bears the fingerprint does.
 */
final class Intent {

    static final String FINGERPRINT = "f";
    static final String EXPIRES_AT = "expires_at";

    private static final String SEQ = "n";
    /** Longer than a retry is recognised, so that the message's own time decides at the edge. */
    private static final Duration LIFE = Duration.ofDays(8);

    private Intent() {
    }

    static Item key(ClientMessageKey key) {
        return Item.EMPTY.bytes(FINGERPRINT, key.fingerprint());
    }

    /** The first intent for a message. */
    static Write.Put first(ClientMessageKey key, ConversationEvent event, Instant now) {
        return new Write.Put(HistoryTables.CLIENT_MESSAGES, item(key, event, now), HistoryTables.CLIENT_MESSAGES.absent());
    }

    /** Another place for a message that was to go to {@code before}. */
    static Write.Put instead(long before, ClientMessageKey key, ConversationEvent event, Instant now) {
        return new Write.Put(HistoryTables.CLIENT_MESSAGES, item(key, event, now),
                new Condition("n = :before", Item.EMPTY.number(":before", before)));
    }

    private static Item item(ClientMessageKey key, ConversationEvent event, Instant now) {
        return key(key).number(SEQ, event.seq()).number(EXPIRES_AT, now.plus(LIFE).getEpochSecond());
    }

    static long place(Item item) {
        return item.number(SEQ);
    }

    static boolean isOf(ClientMessageKey key, Item item) {
        return Arrays.equals(item.bytes(FINGERPRINT), key.fingerprint());
    }
}
