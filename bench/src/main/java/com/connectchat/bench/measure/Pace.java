package com.connectchat.bench.measure;

/**
 * The times at which an open loop must send, whatever the server does: the k-th is exactly k intervals after the start, so a
 * late sender catches up, and what it sends late counts from the time that it was due (no coordinated omission).
 */
public final class Pace {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long startNanos;
    private final double intervalNanos;
    private long count;

    public Pace(long startNanos, double perSecond) {
        if (perSecond <= 0) {
            throw new IllegalArgumentException("a pace of " + perSecond + " per second; it must be above 0");
        }
        this.startNanos = startNanos;
        this.intervalNanos = NANOS_PER_SECOND / perSecond;
    }

    /** When the next one is due, on the clock of the start. */
    public long nextNanos() {
        return startNanos + (long) (count * intervalNanos);
    }

    public boolean due(long nowNanos) {
        return nextNanos() - nowNanos <= 0;
    }

    public void advance() {
        count++;
    }

    /** How many were due so far. */
    public long count() {
        return count;
    }
}
