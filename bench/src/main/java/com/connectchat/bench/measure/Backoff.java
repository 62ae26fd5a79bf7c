package com.connectchat.bench.measure;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Full jitter: the k-th attempt in a row waits anything between nothing and the base doubled k times, up to the cap. */
public final class Backoff {

    private static final int DOUBLINGS_MAX = 20;

    private final Duration base;
    private final Duration cap;
    private final RandomGenerator random;
    private int attempts;

    public Backoff(Duration base, Duration cap, RandomGenerator random) {
        this.base = base;
        this.cap = cap;
        this.random = random;
    }

    /** The wait before the next attempt. */
    public Duration next() {
        long bound = Math.min(cap.toNanos(), base.toNanos() << Math.min(attempts++, DOUBLINGS_MAX));
        return Duration.ofNanos(random.nextLong(bound + 1));
    }

    /** An attempt succeeded. */
    public void reset() {
        attempts = 0;
    }
}
