package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.CursorMove;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.ConversationLog.SentBefore;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Membership;
import com.connectchat.persistence.Conversations.Receipt;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.Stay;
import com.connectchat.persistence.StoredMessage.Changes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Both stores of the history service in memory, for simulations; it passes the stores' contract tests. */
public final class InMemoryHistory implements Events, Memberships {

    private final Map<ConversationId, NavigableMap<Long, LoggedEvent>> events = new HashMap<>();
    private final Map<ConversationId, Map<Long, Changes>> changes = new HashMap<>();
    private final Map<ClientMessageKey, SentBefore> sent = new HashMap<>();
    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    private final Map<List<Object>, Long> deviceCursors = new HashMap<>();
    private final Map<List<Object>, Receipt> receipts = new HashMap<>();
    private final Map<List<Object>, Stay> stays = new HashMap<>();
    private final Map<List<Object>, Instant> mutes = new HashMap<>();
    private final boolean conditional;

    private InMemoryHistory(boolean conditional) {
        this.conditional = conditional;
    }

    public static InMemoryHistory conditional() {
        return new InMemoryHistory(true);
    }

    /** A broken one: it writes wherever it is told to. */
    public static InMemoryHistory withoutCondition() {
        return new InMemoryHistory(false);
    }

    @Override
    public synchronized long head(ConversationId conversation) {
        NavigableMap<Long, LoggedEvent> log = log(conversation);
        return log.isEmpty() ? 0 : log.lastKey();
    }

    @Override
    public Map<ConversationId, Long> heads(Collection<ConversationId> conversations) {
        return conversations.stream().distinct().collect(Collectors.toMap(each -> each, this::head));
    }

    @Override
    public synchronized Set<ConversationId> write(Writes writes) {
        Set<ConversationId> refused = conditional ? refused(writes.entries()) : Set.of();
        writes.entries().stream().filter(each -> !refused.contains(each.event().conversationId())).forEach(this::put);
        writes.changes().stream().filter(each -> !refused.contains(each.conversationId()))
                .forEach(each -> changes.computeIfAbsent(each.conversationId(), id -> new HashMap<>()).put(each.seq(), each.state()));
        writes.moves().stream().filter(each -> !refused.contains(each.conversationId())).forEach(this::put);
        return refused;
    }

    private Set<ConversationId> refused(List<Entry> entries) {
        Set<ConversationId> refused = new HashSet<>();
        Map<ConversationId, Long> heads = new HashMap<>();
        for (Entry entry : entries) {
            LoggedEvent event = entry.event();
            long head = heads.computeIfAbsent(event.conversationId(), this::head);
            if (event.prevSeq() != head || event.seq() <= head) {
                refused.add(event.conversationId());
            }
            heads.put(event.conversationId(), event.seq());
        }
        return refused;
    }

    private void put(Entry entry) {
        LoggedEvent event = entry.event();
        log(event.conversationId()).put(event.seq(), event);
        if (entry.clientMessage() != null && event.event() instanceof MessageNew message) {
            sent.put(entry.clientMessage(), new SentBefore(message.messageId(), message.seq(), message.createdAt()));
        }
    }

    private void put(CursorMove move) {
        deviceCursors.put(List.of(move.conversationId(), move.userId(), move.deviceId()), move.cursors().deviceDelivered());
        receipts.put(List.of(move.conversationId(), move.userId()),
                new Receipt(move.userId(), move.cursors().delivered(), move.cursors().read()));
    }

    @Override
    public synchronized Map<ClientMessageKey, SentBefore> sentBefore(Collection<ClientMessageKey> keys) {
        Map<ClientMessageKey, SentBefore> found = new HashMap<>(sent);
        found.keySet().retainAll(Set.copyOf(keys));
        return found;
    }

    @Override
    public synchronized List<LoggedEvent> after(ConversationId conversation, long afterSeq, int limit) {
        return log(conversation).tailMap(afterSeq, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized List<LoggedEvent> after(ConversationId conversation, long afterSeq, EventType type, int limit) {
        return log(conversation).tailMap(afterSeq, false).values().stream().filter(each -> each.type() == type).limit(limit).toList();
    }

    @Override
    public synchronized List<LoggedEvent> before(ConversationId conversation, long beforeSeq, int limit) {
        return log(conversation).headMap(beforeSeq, false).descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public synchronized List<LoggedEvent> before(ConversationId conversation, long beforeSeq, EventType type, int limit) {
        return log(conversation).headMap(beforeSeq, false).descendingMap().values().stream()
                .filter(each -> each.type() == type).limit(limit).toList();
    }

    @Override
    public synchronized Optional<LoggedEvent> at(ConversationId conversation, long seq) {
        return Optional.ofNullable(log(conversation).get(seq));
    }

    @Override
    public synchronized Map<Long, Changes> changes(ConversationId conversation, Collection<Long> seqs) {
        Map<Long, Changes> found = new HashMap<>(changes.getOrDefault(conversation, Map.of()));
        found.keySet().retainAll(Set.copyOf(seqs));
        return found;
    }

    @Override
    public synchronized void outline(ConversationId conversation, long afterSeq, Predicate<Outline> visitor) {
        for (LoggedEvent each : log(conversation).tailMap(afterSeq, false).values()) {
            boolean mentions = each.event() instanceof MessageNew message && !message.content().mentions().isEmpty();
            if (!visitor.test(new Outline(each.seq(), each.type(), each.event().actor(), mentions))) {
                return;
            }
        }
    }

    @Override
    public synchronized Conversation open(Conversation conversation) {
        return conversations.computeIfAbsent(conversation.id(), id -> {
            conversation.members().forEach(user -> stays.put(List.of(id, user), Stay.WHOLE));
            return conversation;
        });
    }

    @Override
    public synchronized boolean shareGroup(UserId one, UserId other, int conversationsMax) {
        return stays.keySet().stream().map(each -> (ConversationId) each.getFirst()).filter(each -> !each.isDirect())
                .anyMatch(each -> stay(each, one).filter(Stay::lasts).isPresent() && stay(each, other).filter(Stay::lasts).isPresent());
    }

    @Override
    public synchronized Optional<Conversation> find(ConversationId conversation) {
        return Optional.ofNullable(conversations.get(conversation));
    }

    @Override
    public synchronized Optional<Stay> stay(ConversationId conversation, UserId user) {
        return Optional.ofNullable(stays.get(List.<Object>of(conversation, user)));
    }

    @Override
    public synchronized void enter(ConversationId conversation, Map<UserId, Stay> entered) {
        entered.forEach((user, stay) -> stays.merge(List.of(conversation, user), stay, (old, late) -> late.isNewerThan(old) ? late : old));
    }

    @Override
    public synchronized Cursors cursors(ConversationId conversation, UserId user, DeviceId device) {
        Receipt receipt = receipt(conversation, user);
        long deviceDelivered = deviceCursors.getOrDefault(List.<Object>of(conversation, user, device), 0L);
        return stay(conversation, user).orElse(Stay.WHOLE)
                .since(new Cursors(deviceDelivered, receipt.deliveredSeq(), receipt.readSeq()));
    }

    @Override
    public synchronized Receipt receipt(ConversationId conversation, UserId user) {
        return receipts.getOrDefault(List.<Object>of(conversation, user), new Receipt(user, 0, 0));
    }

    @Override
    public synchronized List<Membership> of(UserId user, DeviceId device) {
        return conversations.keySet().stream().flatMap(id -> stay(id, user).map(stay -> new Membership(id, stay, cursors(id, user, device),
                mutedUntil(id, user).orElse(null))).stream()).toList();
    }

    @Override
    public synchronized void mute(ConversationId conversation, UserId user, @Nullable Instant until) {
        if (until == null) {
            mutes.remove(List.<Object>of(conversation, user));
        } else {
            mutes.put(List.of(conversation, user), until);
        }
    }

    @Override
    public synchronized Optional<Instant> mutedUntil(ConversationId conversation, UserId user) {
        return Optional.ofNullable(mutes.get(List.<Object>of(conversation, user)));
    }

    private NavigableMap<Long, LoggedEvent> log(ConversationId conversation) {
        return events.computeIfAbsent(conversation, id -> new TreeMap<>());
    }
}
