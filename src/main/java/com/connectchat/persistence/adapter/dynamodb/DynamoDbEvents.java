package com.connectchat.persistence.adapter.dynamodb;

import static com.connectchat.persistence.adapter.dynamodb.HistoryTables.CLIENT_MESSAGES;
import static com.connectchat.persistence.adapter.dynamodb.HistoryTables.EVENTS;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Query.Order;
import com.connectchat.dynamodb.Query;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Together;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.SentBefore;
import com.connectchat.persistence.StoredMessage.Changes;
import com.connectchat.persistence.application.Events;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events by conversation and {@code seq}; the conversations of a batch are written side by side, the events of each in order. */
final class DynamoDbEvents implements Events {

    private static final int REMEMBERED_MAX = 100_000;
    private static final int PAGE_MAX = 200;

    private final DynamoDb db;
    private final DynamoDbMemberships memberships;
    private final Clock clock;
    /** An event that is there, where one is known: events stay, so what follows it is right behind the newest or finds its place taken. */
    private final Cache<ConversationId, Long> known = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    DynamoDbEvents(DynamoDb db, DynamoDbMemberships memberships, Clock clock) {
        this.db = db;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Override
    public long head(ConversationId conversation) {
        return Unavailable.translating(() -> {
            long[] head = {0};
            walk(conversation, 1, Long.MAX_VALUE, Order.DESCENDING, 1, item -> {
                head[0] = item.number(EventItem.SEQ);
                return false;
            });
            if (head[0] > 0) {
                known.put(conversation, head[0]);
            }
            return head[0];
        });
    }

    @Override
    public Map<ConversationId, Long> heads(Collection<ConversationId> conversations) {
        List<ConversationId> each = conversations.stream().distinct().toList();
        List<Long> heads = Together.mapInTurns(each, this::head);
        return IntStream.range(0, each.size()).boxed().collect(Collectors.toMap(each::get, heads::get));
    }

    @Override
    public Set<ConversationId> write(Writes writes) {
        return Unavailable.translating(() -> {
            DynamoDb work = db.withOneDeadline();
            Set<ConversationId> refused = ConcurrentHashMap.newKeySet();
            Together.run(Run.of(writes).stream().<Runnable>map(run -> () -> {
                if (!write(work, run)) {
                    known.invalidate(run.conversation());
                    refused.add(run.conversation());
                }
            }).toList());
            return Set.copyOf(refused);
        });
    }

    private boolean write(DynamoDb work, Run run) {
        if (!run.entries().isEmpty()) {
            if (!run.isJoined() || !isThere(work, run.conversation(), run.entries().getFirst().event().prevSeq())) {
                return false;
            }
            if (!new WritingRun(work, run, clock.instant()).write()) {
                return false;
            }
            known.asMap().merge(run.conversation(), run.entries().getLast().event().seq(), Math::max);
        }
        run.otherChanges().forEach(each -> work.write(ChangesItem.put(each)));
        memberships.move(work, run.moves());
        return true;
    }

    /** Whether an event is at this place; 0 is before the first. */
    private boolean isThere(DynamoDb work, ConversationId conversation, long seq) {
        Long there = known.getIfPresent(conversation);
        return seq == 0 || there != null && there == seq
                || work.get(EVENTS, EventItem.key(conversation, seq)).filter(EventItem::isEvent).isPresent();
    }

    @Override
    public Map<ClientMessageKey, SentBefore> sentBefore(Collection<ClientMessageKey> keys) {
        return Unavailable.translating(() -> {
            DynamoDb work = db.withOneDeadline();
            Map<Item, ClientMessageKey> places = new HashMap<>();
            for (Item intent : work.getAll(CLIENT_MESSAGES, keys.stream().map(Intent::key).toList())) {
                keys.stream().filter(key -> Intent.isOf(key, intent))
                        .forEach(key -> places.put(EventItem.key(key.conversationId(), Intent.place(intent)), key));
            }
            Map<ClientMessageKey, SentBefore> found = new HashMap<>();
            for (Item item : work.getAll(EVENTS, places.keySet())) {
                ClientMessageKey key = places.get(EventItem.keyOf(item));
                // An intent is believed only where the message really lies.
                if (key != null && EventItem.isOf(key, item) && EventItem.read(item).event() instanceof MessageNew message) {
                    found.put(key, new SentBefore(message.messageId(), message.seq(), message.createdAt()));
                }
            }
            return found;
        });
    }

    @Override
    public List<LoggedEvent> after(ConversationId conversation, long afterSeq, int limit) {
        return collect(conversation, afterSeq + 1, Long.MAX_VALUE, Order.ASCENDING, limit, item -> true);
    }

    @Override
    public List<LoggedEvent> after(ConversationId conversation, long afterSeq, EventType type, int limit) {
        return collect(conversation, afterSeq + 1, Long.MAX_VALUE, Order.ASCENDING, limit, item -> EventItem.type(item) == type);
    }

    @Override
    public List<LoggedEvent> before(ConversationId conversation, long beforeSeq, int limit) {
        return collect(conversation, 1, beforeSeq - 1, Order.DESCENDING, limit, item -> true);
    }

    @Override
    public List<LoggedEvent> before(ConversationId conversation, long beforeSeq, EventType type, int limit) {
        return collect(conversation, 1, beforeSeq - 1, Order.DESCENDING, limit, item -> EventItem.type(item) == type);
    }

    private List<LoggedEvent> collect(ConversationId conversation, long from, long to, Order order, int limit, Predicate<Item> wanted) {
        return Unavailable.translating(() -> {
            List<LoggedEvent> found = new ArrayList<>();
            walk(conversation, from, to, order, limit, item -> {
                if (wanted.test(item)) {
                    found.add(EventItem.read(item));
                }
                return found.size() < limit;
            });
            return found;
        });
    }

    @Override
    public Optional<LoggedEvent> at(ConversationId conversation, long seq) {
        return seq < 1 ? Optional.empty() : Unavailable.translating(() -> db.get(EVENTS, EventItem.key(conversation, seq))
                .filter(EventItem::isEvent).map(EventItem::read));
    }

    @Override
    public Map<Long, Changes> changes(ConversationId conversation, Collection<Long> seqs) {
        if (seqs.isEmpty()) {
            return Map.of();
        }
        return Unavailable.translating(() -> {
            Map<Long, Changes> found = new HashMap<>();
            Set<Long> wanted = Set.copyOf(seqs);
            Query query = between(conversation, -Collections.max(seqs), -Collections.min(seqs), Order.DESCENDING, PAGE_MAX);
            db.withOneDeadline().query(query, item -> {
                if (wanted.contains(ChangesItem.seq(item))) {
                    found.put(ChangesItem.seq(item), ChangesItem.read(item));
                }
                return true;
            });
            return found;
        });
    }

    @Override
    public void outline(ConversationId conversation, long afterSeq, Predicate<Outline> visitor) {
        Unavailable.translating(() -> {
            walk(conversation, afterSeq + 1, Long.MAX_VALUE, Order.ASCENDING, PAGE_MAX, item -> visitor.test(EventItem.outline(item)));
            return conversation;
        });
    }

    /** Shows events only: closed places are nobody's business. */
    private void walk(ConversationId conversation, long from, long to, Order order, int expected, Predicate<Item> visitor) {
        if (from <= to) {
            db.withOneDeadline().query(between(conversation, from, to, order, Math.clamp(expected, 1, PAGE_MAX)),
                    item -> !EventItem.isEvent(item) || visitor.test(item));
        }
    }

    private static Query between(ConversationId conversation, long from, long to, Order order, int pageSize) {
        Item values = Item.EMPTY.text(":c", conversation.value()).number(":from", from).number(":to", to);
        return new Query(EVENTS, "c = :c AND n BETWEEN :from AND :to", values, order, pageSize);
    }
}
