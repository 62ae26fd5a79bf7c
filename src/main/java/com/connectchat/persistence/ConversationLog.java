package com.connectchat.persistence;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/**
 * The durable log of every conversation. An event and its number are fixed by one conditional write: nothing can take
 * the place of an event, and an event can't be written behind a place that is missing. Thread-safe.
 */
@PrimaryPort
public interface ConversationLog {

    /** The number of the newest event; 0 where there is none. */
    long head(ConversationId conversation);

    /**
     * Writes the entries, in order; when it returns, all that it did not refuse survives a power cut. Entries of one
     * conversation must be joined.
     *
     * @return the entries refused because their place was taken or not yet reached: their conversation has another
     *         writer, and of that conversation nothing in the batch from there on was written
     * @throws StoreUnavailable if the store can't write now; then any of the entries may or may not be in it
     */
    List<Entry> append(List<Entry> entries);

    /** Where a message with this client id went, if it was sent within the last 7 days. */
    Optional<SentBefore> sentBefore(ClientMessageKey key, Instant now);

    /** Events above {@code afterSeq}, in order, at most {@code limit}. */
    List<LoggedEvent> eventsAfter(ConversationId conversation, long afterSeq, int limit);

    /**
     * One event for the log.
     *
     * @param clientMessage the idempotency key to fix with the event, for a message
     */
    record Entry(LoggedEvent event, @Nullable ClientMessageKey clientMessage) {
    }

    /** What names a message to the one who sends it: the same key within 7 days is the same message. */
    record ClientMessageKey(ConversationId conversationId, UserId sender, DeviceId device, String clientMessageId) {
    }

    /** The place of a message that is being sent again. */
    record SentBefore(MessageId messageId, long seq, Instant createdAt) {
    }
}
