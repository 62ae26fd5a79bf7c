package com.connectchat.gateway.domain;

import com.connectchat.kernel.event.LoggedEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What waits, in order, until the place of one conversation is known. */
final class Held<R> {

    final Deque<Item<R>> items = new ArrayDeque<>(4);
    /** Whether the catch-up that runs was started for this conversation: what it doesn't bring, nothing will. */
    boolean asked;

    void add(LoggedEvent event, @Nullable R reply) {
        items.addLast(new Item<>(event.prevSeq() + 1, event.seq(), event, reply));
    }

    /** Remembers an event for which there is no room only by its number. */
    void addLost(LoggedEvent event) {
        Item<R> newest = items.peekLast();
        if (newest != null && newest.event() == null) {
            items.removeLast();
            items.addLast(new Item<>(newest.from(), Math.max(newest.to(), event.seq()), null, null));
        } else {
            items.addLast(new Item<>(event.prevSeq() + 1, event.seq(), null, null));
        }
    }

    /**
     * @param from  the lowest number that could be missing before the event, or in the lost range
     * @param event nothing when the range is lost
     * @param reply to be sent in the event's place
     */
    record Item<R>(long from, long to, @Nullable LoggedEvent event, @Nullable R reply) {

        long cost() {
            return event == null ? 0 : HoldBounds.cost(event.json().length);
        }
    }
}
