package com.connectchat.persistence.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.ConversationLog.SentBefore;
import com.connectchat.persistence.StoredMessage.Changes;
import com.connectchat.persistence.application.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Events by conversation and {@code seq}; a batch of any conversations is one flushed write. */
final class EmbeddedEvents implements Events {

    private static final byte[] NO_BYTES = new byte[0];
    private static final Duration CLIENT_MESSAGES_KEPT = Duration.ofDays(7);

    /** Neighbours go in one after the other: the store finds each place from the one before, which is most of what an insertion costs. */
    private static final Comparator<Entry> BY_CONVERSATION = Comparator.comparing(each -> each.event().conversationId().value());
    private static final Comparator<Entry> BY_FINGERPRINT = (one, other) -> Arrays.compareUnsigned(fingerprint(one), fingerprint(other));

    private final EmbeddedStore store;
    private final EmbeddedMemberships memberships;
    private final Table events;
    private final Table changes;
    private final Table clientMessages;
    private final ClaimedPlaces places;

    EmbeddedEvents(EmbeddedStore store, EmbeddedMemberships memberships) {
        this.store = store;
        this.memberships = memberships;
        this.events = store.table("events");
        this.changes = store.table("changes");
        this.clientMessages = store.table("client_messages", CLIENT_MESSAGES_KEPT);
        this.places = new ClaimedPlaces(this::head);
    }

    @Override
    public long head(ConversationId conversation) {
        return Unavailable.translating(() -> {
            Keys prefix = Keys.of(conversation.value());
            long[] head = {0};
            events.scanBackwards(prefix.bytes(), prefix.prefixEnd(), (key, value) -> {
                head[0] = Keys.lastNumber(key);
                return false;
            });
            return head[0];
        });
    }

    @Override
    public Map<ConversationId, Long> heads(Collection<ConversationId> conversations) {
        return conversations.stream().distinct().collect(Collectors.toMap(each -> each, this::head));
    }

    @Override
    public Set<ConversationId> write(Writes writes) {
        return Unavailable.translating(() -> {
            ClaimedPlaces.Claim claim = places.claim(writes.entries());
            try {
                Predicate<ConversationId> free = conversation -> !claim.refused().contains(conversation);
                commit(batch(writes, free), writes.moves().stream().filter(move -> free.test(move.conversationId())).toList());
                claim.written();
                return claim.refused();
            } catch (RuntimeException e) {
                claim.failed();
                throw e;
            }
        });
    }

    private Batch batch(Writes writes, Predicate<ConversationId> free) {
        Batch batch = store.batch();
        List<Entry> entries = writes.entries().stream().filter(each -> free.test(each.event().conversationId())).toList();
        entries.stream().sorted(BY_CONVERSATION).map(Entry::event)
                .forEach(event -> batch.put(events, key(event.conversationId(), event.seq()), EventRecord.of(event)));
        entries.stream().filter(each -> each.clientMessage() != null).sorted(BY_FINGERPRINT).forEach(each -> putClientMessage(batch, each));
        writes.changes().stream().filter(each -> free.test(each.conversationId()))
                .forEach(each -> batch.put(changes, key(each.conversationId(), each.seq()), ChangesRecord.of(each.state())));
        return batch;
    }

    private void commit(Batch batch, List<CursorMove> moves) {
        if (moves.isEmpty()) {
            if (batch.size() > 0) {
                store.commit(batch);
            }
            return;
        }
        synchronized (memberships.changing()) {
            moves.forEach(move -> memberships.put(batch, move));
            store.commit(batch);
        }
    }

    private void putClientMessage(Batch batch, Entry entry) {
        if (entry.clientMessage() != null && entry.event().event() instanceof MessageNew message) {
            batch.put(clientMessages, entry.clientMessage().fingerprint(),
                    SentRecord.of(new SentBefore(message.messageId(), message.seq(), message.createdAt())));
        }
    }

    @Override
    public Map<ClientMessageKey, SentBefore> sentBefore(Collection<ClientMessageKey> keys) {
        return Unavailable.translating(() -> {
            List<ClientMessageKey> wanted = List.copyOf(keys);
            List<byte[]> values = clientMessages.getAll(wanted.stream().map(ClientMessageKey::fingerprint).toList());
            Map<ClientMessageKey, SentBefore> found = new HashMap<>();
            for (int i = 0; i < wanted.size(); i++) {
                byte[] value = values.get(i);
                if (value != null) {
                    found.put(wanted.get(i), SentRecord.read(value));
                }
            }
            return found;
        });
    }

    @Override
    public List<LoggedEvent> after(ConversationId conversation, long afterSeq, int limit) {
        return collect(conversation, afterSeq, limit, value -> true);
    }

    @Override
    public List<LoggedEvent> after(ConversationId conversation, long afterSeq, EventType type, int limit) {
        return collect(conversation, afterSeq, limit, value -> EventRecord.type(value) == type);
    }

    private List<LoggedEvent> collect(ConversationId conversation, long afterSeq, int limit, Predicate<byte[]> wanted) {
        return Unavailable.translating(() -> {
            List<LoggedEvent> found = new ArrayList<>();
            events.scan(key(conversation, afterSeq + 1), Keys.of(conversation.value()).prefixEnd(), (key, value) -> {
                if (wanted.test(value)) {
                    found.add(EventRecord.read(conversation, Keys.lastNumber(key), value));
                }
                return found.size() < limit;
            });
            return found;
        });
    }

    @Override
    public List<LoggedEvent> before(ConversationId conversation, long beforeSeq, int limit) {
        return collectBackwards(conversation, beforeSeq, limit, value -> true);
    }

    @Override
    public List<LoggedEvent> before(ConversationId conversation, long beforeSeq, EventType type, int limit) {
        return collectBackwards(conversation, beforeSeq, limit, value -> EventRecord.type(value) == type);
    }

    private List<LoggedEvent> collectBackwards(ConversationId conversation, long beforeSeq, int limit, Predicate<byte[]> wanted) {
        return Unavailable.translating(() -> {
            List<LoggedEvent> found = new ArrayList<>();
            events.scanBackwards(Keys.of(conversation.value()).bytes(), key(conversation, beforeSeq), (key, value) -> {
                if (wanted.test(value)) {
                    found.add(EventRecord.read(conversation, Keys.lastNumber(key), value));
                }
                return found.size() < limit;
            });
            return found;
        });
    }

    @Override
    public Optional<LoggedEvent> at(ConversationId conversation, long seq) {
        return Unavailable.translating(() -> Optional.ofNullable(events.get(key(conversation, seq)))
                .map(value -> EventRecord.read(conversation, seq, value)));
    }

    @Override
    public Map<Long, Changes> changes(ConversationId conversation, Collection<Long> seqs) {
        return Unavailable.translating(() -> {
            List<Long> wanted = List.copyOf(seqs);
            List<byte[]> values = changes.getAll(wanted.stream().map(seq -> key(conversation, seq)).toList());
            Map<Long, Changes> found = new HashMap<>();
            for (int i = 0; i < wanted.size(); i++) {
                byte[] value = values.get(i);
                if (value != null) {
                    found.put(wanted.get(i), ChangesRecord.read(value));
                }
            }
            return found;
        });
    }

    @Override
    public void outline(ConversationId conversation, long afterSeq, Predicate<Outline> visitor) {
        Unavailable.translating(() -> {
            events.scan(key(conversation, afterSeq + 1), Keys.of(conversation.value()).prefixEnd(),
                    (key, value) -> visitor.test(EventRecord.outline(Keys.lastNumber(key), value)));
            return conversation;
        });
    }

    private static byte[] fingerprint(Entry entry) {
        return entry.clientMessage() == null ? NO_BYTES : entry.clientMessage().fingerprint();
    }

    private static byte[] key(ConversationId conversation, long seq) {
        return Keys.of(conversation.value()).and(seq).bytes();
    }
}
