package com.connectchat.persistence;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/**
 * The durable log of every conversation. An event and its number are fixed by one conditional write: nothing can take
 * the place of an event, and no event can stand behind a place that is missing. Thread-safe. Everything here throws
 * {@link StoreUnavailable} when the store can't answer now.
 */
@PrimaryPort
public interface ConversationLog {

    /** The number of the newest event; 0 where there is none. */
    @Idempotent
    long head(ConversationId conversation);

    /** As {@link #head}, for each of these. */
    @Idempotent
    Map<ConversationId, Long> heads(Collection<ConversationId> conversations);

    /**
     * Writes events and cursors; when it returns, all that was not refused survives a power cut. Events of one
     * conversation come in order and joined. If it throws, any of them may or may not have been written.
     *
     * @return the conversations that have another writer: an event's place was taken or not yet reached. Of these nothing from that
     *         event on was written, of all others everything.
     */
    Set<ConversationId> append(List<Entry> entries, List<CursorMove> moves);

    /** Where the messages with these keys went, as far as they were sent within the last 7 days: one look-up for all. */
    @Idempotent
    Map<ClientMessageKey, SentBefore> sentBefore(Collection<ClientMessageKey> keys);

    /** Events above {@code afterSeq}, ascending, at most {@code limit}. */
    @Idempotent
    List<LoggedEvent> eventsAfter(ConversationId conversation, long afterSeq, int limit);

    /** The newest events below {@code beforeSeq}, ascending, at most {@code limit}. */
    @Idempotent
    List<LoggedEvent> eventsBefore(ConversationId conversation, long beforeSeq, int limit);

    /** A message as it stands now, with edits, deletion and reactions applied. */
    @Idempotent
    Optional<StoredMessage> message(ConversationId conversation, MessageId message);

    /**
     * One event for the log.
     *
     * @param clientMessage the idempotency key that is fixed together with the event, for a message
     */
    record Entry(LoggedEvent event, @Nullable ClientMessageKey clientMessage) {
    }

    /** The place of a message that is being sent again. */
    record SentBefore(MessageId messageId, long seq, Instant createdAt) {
    }

    /** A device's and its user's cursors, as they are to be from now on; the caller has seen to it that none goes back. */
    record CursorMove(ConversationId conversationId, UserId userId, DeviceId deviceId, Cursors cursors) {
    }
}
