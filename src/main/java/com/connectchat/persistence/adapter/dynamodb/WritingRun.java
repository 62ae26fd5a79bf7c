package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Write.Outcome;
import com.connectchat.dynamodb.Write.Refused;
import com.connectchat.dynamodb.Write;
import com.connectchat.kernel.Together;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ClientMessageKey;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.application.Events.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of one conversation: first where each client's message is to go, then event after event, each only once the one
 * before it is there. Every step can be repeated, and stops where another writer was quicker (ADR-0015).
 */
final class WritingRun {

    /** A message that was sent so long before is no longer the same. */
    private static final Duration SAME_MESSAGE = Duration.ofDays(7);

    private final DynamoDb db;
    private final Run run;
    /** Marks what this write has put, so that it knows an attempt of its own whose answer was lost. */
    private final long write;
    private final Instant now;
    /** Messages that were to go elsewhere before, and where. */
    private final Map<ClientMessageKey, Long> elsewhere = new ConcurrentHashMap<>();

    WritingRun(DynamoDb db, Run run, Instant now) {
        this.db = db;
        this.run = run;
        this.now = now;
        this.write = ThreadLocalRandom.current().nextLong();
    }

    /** Returns whether all events are written; a false one says that the conversation has another writer. */
    boolean write() {
        Together.run(run.entries().stream().filter(each -> each.clientMessage() != null).<Runnable>map(each -> () -> intend(each))
                .toList());
        for (List<Entry> piece : run.pieces(this::isSpecial)) {
            if (!(isFree(piece.getFirst().event()) && put(piece))) {
                return false;
            }
        }
        return true;
    }

    private void intend(Entry entry) {
        ClientMessageKey key = key(entry);
        if (db.write(Intent.first(key, entry.event().event(), now)) instanceof Refused there) {
            long before = Intent.place(there.item());
            if (before != entry.event().seq()) {
                elsewhere.put(key, before);
            }
        }
    }

    private boolean isSpecial(Entry entry) {
        return startsEpoch(entry.event()) || entry.clientMessage() != null && elsewhere.containsKey(entry.clientMessage());
    }

    private static boolean startsEpoch(LoggedEvent event) {
        return event.seq() != event.prevSeq() + 1;
    }

    /**
     * The first event of a later epoch leaves the place behind the newest event free, where a writer of the epoch before would still
     * put something: that place is closed first, and so is each that was opened by an epoch between which nobody used.
     */
    private boolean isFree(LoggedEvent event) {
        if (!startsEpoch(event)) {
            return true;
        }
        long place = event.prevSeq() + 1;
        while (true) {
            Item closed = EventItem.closed(event.conversationId(), place, event.seq());
            if (!(db.write(absent(closed)) instanceof Refused there)) {
                return true;
            }
            if (EventItem.isEvent(there.item()) || EventItem.closedFor(there.item()) > event.seq()) {
                return false;
            }
            if (EventItem.closedFor(there.item()) == event.seq()) {
                return true;
            }
            place = EventItem.closedFor(there.item());
        }
    }

    private boolean put(List<Entry> piece) {
        List<Item> items = piece.stream().map(each -> EventItem.of(each, write)).toList();
        List<Write> writes = new ArrayList<>(items.stream().map(WritingRun::absent).toList());
        for (Change each : run.changesBy(piece)) {
            writes.add(ChangesItem.put(each));
        }
        Entry first = piece.getFirst();
        Long before = first.clientMessage() == null ? null : elsewhere.get(first.clientMessage());
        if (before != null) {
            if (wasSentTo(before, first)) {
                return false;
            }
            writes.add(Intent.instead(before, key(first), first.event().event(), now));
        }
        Outcome outcome = db.write(writes);
        return outcome.isDone() || outcome instanceof Refused refused && refused.found().subList(0, items.size()).equals(items);
    }

    /**
     * Whether the message lies already where it was to go before. Where something else lies there, it never will. Where nothing does,
     * its place comes after this one, and who was to write it there first needs this one.
     */
    private boolean wasSentTo(long before, Entry entry) {
        Optional<Item> there = db.get(HistoryTables.EVENTS, EventItem.key(entry.event().conversationId(), before));
        return there.filter(item -> EventItem.isOf(key(entry), item)).map(item -> EventItem.read(item).event().createdAt())
                .filter(at -> at.isAfter(entry.event().event().createdAt().minus(SAME_MESSAGE))).isPresent();
    }

    private static Write.Put absent(Item item) {
        return new Write.Put(HistoryTables.EVENTS, item, HistoryTables.EVENTS.absent());
    }

    private static ClientMessageKey key(Entry entry) {
        @Nullable ClientMessageKey key = entry.clientMessage();
        if (key == null) {
            throw new IllegalArgumentException("Only a client's message has a key: " + entry.event());
        }
        return key;
    }
}
