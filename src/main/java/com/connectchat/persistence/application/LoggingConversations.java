package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.event.ConversationEvent.AboutMessage;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.StoredMessage.Changes;
import com.connectchat.persistence.StoredMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Keeps the log, and with each change the message as it stands, so that nobody has to replay a conversation to read it. */
@Service
final class LoggingConversations implements ConversationLog {

    /** How long a retry gives the first place again (C3 of the delivery contract). */
    static final Duration CLIENT_MESSAGE_LIFE = Duration.ofDays(7);

    private final Events events;
    private final Clock clock;

    LoggingConversations(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public long head(ConversationId conversation) {
        return events.head(conversation);
    }

    @Override
    public Map<ConversationId, Long> heads(Collection<ConversationId> conversations) {
        return events.heads(conversations);
    }

    @Override
    public Set<ConversationId> append(List<Entry> entries, List<CursorMove> moves) {
        Map<ConversationId, Map<Long, Changes>> states = new HashMap<>();
        List<Events.Change> changes = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.event().type().changesMessage() && entry.event().event() instanceof AboutMessage change) {
                changes.add(change(change, entries, states.computeIfAbsent(change.conversationId(), id -> new HashMap<>())));
            }
        }
        return events.write(new Events.Writes(entries, changes, moves));
    }

    private Events.Change change(AboutMessage event, List<Entry> batch, Map<Long, Changes> states) {
        long seq = event.messageId().claimedSeq();
        Changes before = states.get(seq);
        StoredMessage message = before != null
                ? new StoredMessage(sent(event, batch), before)
                : message(event.conversationId(), event.messageId()).orElseGet(() -> StoredMessage.of(sent(event, batch)));
        Changes after = message.after(event).changes();
        states.put(seq, after);
        return new Events.Change(event.conversationId(), seq, after);
    }

    /** The message that a change is about: in the log, or earlier in the same batch. */
    private MessageNew sent(AboutMessage change, List<Entry> batch) {
        long seq = change.messageId().claimedSeq();
        return batch.stream().map(Entry::event)
                .filter(each -> each.seq() == seq && each.conversationId().equals(change.conversationId()))
                .findFirst()
                .or(() -> events.at(change.conversationId(), seq))
                .map(LoggedEvent::event)
                .filter(MessageNew.class::isInstance).map(MessageNew.class::cast)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No message " + change.messageId() + " to change in " + change.conversationId()));
    }

    @Override
    public Map<ClientMessageKey, SentBefore> sentBefore(Collection<ClientMessageKey> keys) {
        Map<ClientMessageKey, SentBefore> found = events.sentBefore(keys);
        if (found.isEmpty()) {
            return found;
        }
        Instant oldest = clock.instant().minus(CLIENT_MESSAGE_LIFE);
        return found.entrySet().stream().filter(each -> each.getValue().createdAt().isAfter(oldest))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<LoggedEvent> eventsAfter(ConversationId conversation, long afterSeq, int limit) {
        return events.after(conversation, afterSeq, limit);
    }

    @Override
    public List<LoggedEvent> eventsBefore(ConversationId conversation, long beforeSeq, int limit) {
        return events.before(conversation, beforeSeq, limit).reversed();
    }

    @Override
    public Optional<StoredMessage> message(ConversationId conversation, MessageId message) {
        long seq = message.claimedSeq();
        return events.at(conversation, seq)
                .map(LoggedEvent::event)
                .filter(MessageNew.class::isInstance).map(MessageNew.class::cast)
                .filter(sent -> sent.messageId().equals(message))
                .map(sent -> {
                    Changes changes = events.changes(conversation, List.of(seq)).get(seq);
                    return changes == null ? StoredMessage.of(sent) : new StoredMessage(sent, changes);
                });
    }
}
