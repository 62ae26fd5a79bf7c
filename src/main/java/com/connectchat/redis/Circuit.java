package com.connectchat.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps callers from waiting one after the other for a server that doesn't answer: after a failure one call in a while
 * tries, all others fail at once, until one succeeds. Thread-safe.
 */
final class Circuit {

    private static final long CLOSED = Long.MIN_VALUE;

    private final long retryAfterNanos;
    private final LongSupplier nanoTime;
    private final AtomicLong openUntil = new AtomicLong(CLOSED);

    Circuit(Duration retryAfter, LongSupplier nanoTime) {
        this.retryAfterNanos = retryAfter.toNanos();
        this.nanoTime = nanoTime;
    }

    boolean isClosed() {
        return openUntil.get() == CLOSED;
    }

    /** Whether a call may be tried; who asks and is let through tries for all others. */
    boolean lets() {
        long until = openUntil.get();
        if (until == CLOSED) {
            return true;
        }
        long now = nanoTime.getAsLong();
        return now - until >= 0 && openUntil.compareAndSet(until, now + retryAfterNanos);
    }

    /** Returns whether it was open until now. */
    boolean succeeded() {
        return openUntil.get() != CLOSED && openUntil.getAndSet(CLOSED) != CLOSED;
    }

    /** Returns whether it was closed until now. */
    boolean failed() {
        return openUntil.getAndSet(nanoTime.getAsLong() + retryAfterNanos) == CLOSED;
    }
}
