package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.ConversationLog.SentBefore;
import com.connectchat.persistence.StoredMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Stores the events of all conversations by conversation and {@code seq}. Thread-safe; blocking. Throws
 * {@link com.connectchat.persistence.StoreUnavailable} when it can't answer; a write that throws has an unknown outcome.
 */
@SecondaryPort
public interface Events {

    /** The largest {@code seq}, 0 for none. Sees every write that has returned. */
    long head(ConversationId conversation);

    /** The heads of all of these; a store that has to be waited for is asked for many at once. */
    Map<ConversationId, Long> heads(Collection<ConversationId> conversations);

    /**
     * Writes durably. A conversation is refused when the place of its first event is not the one right behind its head; of such a one
     * nothing is written. A store that several processes write to may find another writer at a later event: it refuses the
     * conversation then too, and the events before stay. If it throws, the first events of each conversation, none or all, may have been
     * written, or may be yet; never one without those before it. Whoever asks again, head first, then {@link #sentBefore}, learns which.
     *
     * @return the refused conversations
     */
    Set<ConversationId> write(Writes writes);

    /** The places fixed with these keys, however long ago; the store may forget them after 7 days. */
    Map<ClientMessageKey, SentBefore> sentBefore(Collection<ClientMessageKey> keys);

    /** Events above {@code afterSeq}, ascending, at most {@code limit}. */
    List<LoggedEvent> after(ConversationId conversation, long afterSeq, int limit);

    /** Events of one type above {@code afterSeq}, ascending, at most {@code limit}. */
    List<LoggedEvent> after(ConversationId conversation, long afterSeq, EventType type, int limit);

    /** Events below {@code beforeSeq}, descending, at most {@code limit}. */
    List<LoggedEvent> before(ConversationId conversation, long beforeSeq, int limit);

    /** Events of one type below {@code beforeSeq}, descending, at most {@code limit}. */
    List<LoggedEvent> before(ConversationId conversation, long beforeSeq, EventType type, int limit);

    Optional<LoggedEvent> at(ConversationId conversation, long seq);

    /** What became of the messages at these places; nothing for those that nobody changed. */
    Map<Long, StoredMessage.Changes> changes(ConversationId conversation, Collection<Long> seqs);

    /** Shows every event above {@code afterSeq}, ascending, by its outline only, until the visitor has seen enough. */
    void outline(ConversationId conversation, long afterSeq, Predicate<Outline> visitor);

    /**
     * What is to be written together.
     *
     * @param changes what became of messages, in the order of the events that changed them
     */
    record Writes(List<Entry> entries, List<Change> changes, List<CursorMove> moves) {
    }

    /**
     * What became of a message by one event.
     *
     * @param seq   the message's place
     * @param state how it stands from the event on whose place the state names
     */
    record Change(ConversationId conversationId, long seq, StoredMessage.Changes state) {
    }

    /** The little of an event that counting needs, so that a store need not read the rest. */
    record Outline(long seq, EventType type, UserId actor, boolean mentionsSomebody) {
    }
}
