package com.connectchat.gateway.domain;

import com.connectchat.gateway.domain.Held.Item;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins live and replayed events of one socket (ADR-0011). Whatever the order in which they arrive, the events of a conversation leave
 * in the order of their numbers, each once, and joined; where one is missing, a gap is announced in its place. Not thread-safe: it
 * belongs to its connection's thread.
 *
 * @param <R> the reply that a sender gets in its event's place
 */
public final class Timeline<R> {

    /** Catch-ups that a client may ask for while another one runs. */
    public static final int WAITING_SYNCS_MAX = 4;

    private static final int CURSORS_MAX = 1_000;

    private final Outlet<R> outlet;
    private final HoldBounds bounds;
    private final Announcements<R> announcements;
    private @Nullable Places places;
    private @Nullable Map<ConversationId, Held<R>> held;
    private @Nullable Deque<Map<ConversationId, Long>> waitingSyncs;
    private int heldEvents;
    private long heldBytes;
    private CatchUp running = CatchUp.NONE;
    private boolean recheckWaits;

    public Timeline(Outlet<R> outlet, HoldBounds bounds) {
        this.outlet = outlet;
        this.bounds = bounds;
        this.announcements = new Announcements<>(outlet);
    }

    /**
     * The client wants what it lacks from these places on; the places that this socket had counted for the named conversations no
     * longer hold. Returns whether there was room for the wish.
     */
    public boolean sync(Map<ConversationId, Long> cursors) {
        if (running == CatchUp.NONE) {
            startSync(cursors);
            return true;
        }
        if (waitingSyncs == null) {
            waitingSyncs = new ArrayDeque<>(WAITING_SYNCS_MAX);
        }
        return waitingSyncs.size() < WAITING_SYNCS_MAX && waitingSyncs.add(cursors);
    }

    /** Something may have happened that was not sent here: asks for what is behind the places that this socket has counted. */
    public void recheck() {
        if (running == CatchUp.NONE) {
            startRecheck();
        } else {
            recheckWaits = true;
        }
    }

    /** An event as it happened. */
    public void live(LoggedEvent event) {
        take(event, null);
    }

    /** An event that this very socket caused: the reply takes its place. */
    public void own(LoggedEvent event, R reply) {
        take(event, reply);
    }

    /** Part of a catch-up: events in order and joined, from the client's place on; none when it lacks none. */
    public void replay(ConversationId conversation, long fromSeq, List<LoggedEvent> events) {
        if (placeOf(conversation) == Places.UNKNOWN) {
            place(conversation, fromSeq);
        }
        for (LoggedEvent event : events) {
            long last = placeOf(conversation);
            if (event.prevSeq() > last) {
                break;
            }
            if (event.seq() > last) {
                pass(event, replyHeldFor(event));
            }
        }
        releaseJoined(conversation);
    }

    /** Part of a catch-up: these events are not sent one by one. */
    public void gap(ConversationId conversation, long fromSeq, long toSeq, GapReason reason) {
        skip(conversation, fromSeq, toSeq, reason);
        releaseJoined(conversation);
    }

    /** The end of a catch-up. Returns whether the client asked for it and so is to be told. */
    public boolean caughtUp() {
        for (ConversationId conversation : List.copyOf(heldConversations())) {
            releaseJoined(conversation);
            Held<R> left = heldOf(conversation);
            if (left != null && left.asked) {
                releaseAll(conversation, left);
            }
        }
        boolean told = running == CatchUp.FOR_CLIENT;
        running = CatchUp.NONE;
        startNext();
        return told;
    }

    /** Whether a catch-up has been asked for and has not ended. */
    public boolean catchingUp() {
        return running != CatchUp.NONE;
    }

    /** There is room again: announces what could not be sent meanwhile. */
    public void roomAgain() {
        announcements.announceAll();
    }

    /** How many conversations wait for room to have a gap announced. */
    public int unannounced() {
        return announcements.size();
    }

    /**
     * By conversation, the last event that was sent, where that and what was sent before is all that the client may lack; nothing where
     * something is still to come, or where there are more conversations than this.
     */
    public Optional<Map<ConversationId, Long>> allSent(int conversationsMax) {
        boolean isComplete = running == CatchUp.NONE && !recheckWaits && held == null && announcements.size() == 0;
        if (!isComplete || places != null && (places.isForgetful() || places.size() > conversationsMax)) {
            return Optional.empty();
        }
        return Optional.of(places == null ? Map.of() : places.asMap(conversationsMax));
    }

    /** The connection is gone: gives back what was taken from the shared bound. */
    public void end() {
        bounds.giveBack(heldBytes);
        heldBytes = 0;
        heldEvents = 0;
        held = null;
    }

    private void take(LoggedEvent event, @Nullable R reply) {
        Held<R> waiting = heldOf(event.conversationId());
        long last = placeOf(event.conversationId());
        if (waiting != null) {
            hold(waiting, event, reply);
        } else if (last == Places.UNKNOWN ? running != CatchUp.FOR_CLIENT : event.prevSeq() <= last) {
            pass(event, reply);
        } else {
            hold(startHolding(event.conversationId()), event, reply);
            if (running == CatchUp.NONE) {
                startNext();
            }
        }
    }

    /** Sends an event that joins, or answers for one that was there before. */
    private void pass(LoggedEvent event, @Nullable R reply) {
        if (event.seq() > placeOf(event.conversationId())) {
            place(event.conversationId(), event.seq());
            announcements.send(event, reply);
        } else if (reply != null) {
            outlet.replyOutOfPlace(reply);
        }
    }

    private void skip(ConversationId conversation, long fromSeq, long toSeq, GapReason reason) {
        long last = placeOf(conversation);
        long from = last == Places.UNKNOWN ? fromSeq : last + 1;
        if (toSeq >= from) {
            place(conversation, toSeq);
            announcements.gap(conversation, from, toSeq, reason);
        }
    }

    private void hold(Held<R> waiting, LoggedEvent event, @Nullable R reply) {
        long cost = HoldBounds.cost(event.json().length);
        if (!bounds.take(heldEvents, heldBytes, cost)) {
            if (reply == null) {
                waiting.addLost(event);
                return;
            }
            // A reply must be sent, and how many there are has a bound of its own.
            bounds.takeAnyway(cost);
        }
        waiting.add(event, reply);
        heldEvents++;
        heldBytes += cost;
    }

    private void releaseJoined(ConversationId conversation) {
        Held<R> waiting = heldOf(conversation);
        while (waiting != null) {
            Item<R> next = waiting.items.peekFirst();
            long last = placeOf(conversation);
            if (next == null) {
                stopHolding(conversation);
                return;
            }
            if (last != Places.UNKNOWN && next.from() > last + 1) {
                return;
            }
            release(conversation, remove(waiting));
        }
    }

    /** Nothing more will come to close the holes: says so in their places. */
    private void releaseAll(ConversationId conversation, Held<R> waiting) {
        while (!waiting.items.isEmpty()) {
            Item<R> next = remove(waiting);
            skip(conversation, next.from(), next.from() - 1, GapReason.TOO_MANY);
            release(conversation, next);
        }
        stopHolding(conversation);
    }

    private void release(ConversationId conversation, Item<R> item) {
        if (item.event() == null) {
            skip(conversation, item.from(), item.to(), GapReason.TOO_MANY);
        } else {
            pass(item.event(), item.reply());
        }
    }

    /** What is held up to a replayed event is covered by it; the reply for that very event is sent in its stead. */
    private @Nullable R replyHeldFor(LoggedEvent event) {
        Held<R> waiting = heldOf(event.conversationId());
        while (waiting != null && !waiting.items.isEmpty() && waiting.items.getFirst().to() <= event.seq()) {
            Item<R> covered = remove(waiting);
            if (covered.to() == event.seq()) {
                return covered.reply();
            }
            if (covered.reply() != null) {
                outlet.replyOutOfPlace(covered.reply());
            }
        }
        return null;
    }

    private Item<R> remove(Held<R> waiting) {
        Item<R> item = waiting.items.removeFirst();
        if (item.event() != null) {
            heldEvents--;
            heldBytes -= item.cost();
            bounds.giveBack(item.cost());
        }
        return item;
    }

    private void startNext() {
        Map<ConversationId, Long> sync = waitingSyncs == null ? null : waitingSyncs.poll();
        if (sync != null) {
            startSync(sync);
        } else if (recheckWaits || !heldConversations().isEmpty()) {
            startRecheck();
        }
    }

    private void startRecheck() {
        recheckWaits = false;
        running = CatchUp.FOR_HOLES;
        if (held != null) {
            held.values().forEach(each -> each.asked = true);
        }
        outlet.catchUp(places().asMap(CURSORS_MAX));
    }

    private void startSync(Map<ConversationId, Long> cursors) {
        running = CatchUp.FOR_CLIENT;
        cursors.keySet().forEach(this::forget);
        outlet.catchUp(cursors);
    }

    private void forget(ConversationId conversation) {
        announcements.forget(conversation);
        if (places != null) {
            places.forget(conversation);
        }
    }

    private Held<R> startHolding(ConversationId conversation) {
        return held().computeIfAbsent(conversation, each -> new Held<>());
    }

    private void stopHolding(ConversationId conversation) {
        held().remove(conversation);
        if (held().isEmpty()) {
            held = null;
        }
    }

    private Map<ConversationId, Held<R>> held() {
        Map<ConversationId, Held<R>> known = held;
        if (known == null) {
            known = new HashMap<>(4);
            held = known;
        }
        return known;
    }

    private Collection<ConversationId> heldConversations() {
        return held == null ? List.of() : new ArrayList<>(held.keySet());
    }

    private @Nullable Held<R> heldOf(ConversationId conversation) {
        return held == null ? null : held.get(conversation);
    }

    private Places places() {
        Places known = places;
        if (known == null) {
            known = new Places();
            places = known;
        }
        return known;
    }

    private long placeOf(ConversationId conversation) {
        return places == null ? Places.UNKNOWN : places.of(conversation);
    }

    private void place(ConversationId conversation, long seq) {
        places().put(conversation, seq);
    }

    private enum CatchUp {

        NONE,
        /** After {@code hello}, or by {@code sync}. */
        FOR_CLIENT,
        /** Because a live event did not join, or may not have come at all. */
        FOR_HOLES
    }

    /** Where a timeline leads. */
    public interface Outlet<R> {

        /** Whether an event could be sent now. */
        boolean hasRoom();

        /** Sends the event; only while there is room. */
        void event(LoggedEvent event);

        /** Sends the reply that stands for the event, room or not. */
        void reply(R reply, LoggedEvent event);

        /** Sends a reply whose event the client has seen already. */
        void replyOutOfPlace(R reply);

        /** Tells the client that events are missing, both numbers inclusive; room or not. */
        void gap(ConversationId conversation, long fromSeq, long toSeq, GapReason reason);

        /** Asks for what is behind these places; ends in {@link Timeline#caughtUp()}. */
        void catchUp(Map<ConversationId, Long> cursors);
    }
}
