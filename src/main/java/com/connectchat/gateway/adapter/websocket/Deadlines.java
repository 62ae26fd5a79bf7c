package com.connectchat.gateway.adapter.websocket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Things that all have the same time, so that the first to come is the first to be due: a queue instead of a timer each. Whoever was
 * quick enough is passed over when the time has come.
 */
final class Deadlines<T> {

    private final long nanos;
    private final Consumer<T> due;
    private final Deque<Entry<T>> waiting = new ArrayDeque<>();

    Deadlines(long nanos, Consumer<T> due) {
        this.nanos = nanos;
        this.due = due;
    }

    void add(T thing) {
        waiting.addLast(new Entry<>(thing, System.nanoTime() + nanos));
    }

    void tick(long nowNanos) {
        for (Entry<T> oldest = waiting.peekFirst(); oldest != null && oldest.atNanos - nowNanos <= 0; oldest = waiting.peekFirst()) {
            waiting.removeFirst();
            due.accept(oldest.thing);
        }
    }

    private record Entry<T>(T thing, long atNanos) {
    }
}
