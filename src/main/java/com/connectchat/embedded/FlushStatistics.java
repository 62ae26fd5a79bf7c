package com.connectchat.embedded;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the store does, for the metrics: cheap to add to, read now and then. */
final class FlushStatistics {

    private final AtomicLong flushes = new AtomicLong();
    private final AtomicLong flushNanos = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong stalls = new AtomicLong();
    private final AtomicBoolean writable = new AtomicBoolean(true);

    void flushed(int groupSize, long nanos) {
        flushes.incrementAndGet();
        flushNanos.addAndGet(nanos);
        commits.addAndGet(groupSize);
        writable.set(true);
    }

    void failed(int groupSize) {
        failures.addAndGet(groupSize);
        writable.set(false);
    }

    void stalled() {
        stalls.incrementAndGet();
    }

    long flushes() {
        return flushes.get();
    }

    long flushNanos() {
        return flushNanos.get();
    }

    long commits() {
        return commits.get();
    }

    long failures() {
        return failures.get();
    }

    long stalls() {
        return stalls.get();
    }

    /** Whether the last write succeeded. */
    boolean writable() {
        return writable.get();
    }
}
