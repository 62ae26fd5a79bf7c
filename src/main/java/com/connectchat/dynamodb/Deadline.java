package com.connectchat.dynamodb;

import java.time.Duration;

/** A moment, by the clock that never jumps, after which nobody waits for an answer any more. */
record Deadline(long nanoTime) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    long nanosLeft() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    boolean isOver() {
        return nanosLeft() == 0;
    }
}
