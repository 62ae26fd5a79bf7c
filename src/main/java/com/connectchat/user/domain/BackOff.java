package com.connectchat.user.domain;

import java.time.Duration;
import java.time.Instant;
import org.jmolecules.ddd.types.ValueObject;

/**
 * How long to keep somebody waiting who tries again and again: some tries are free, then each costs twice the wait of the
 * one before. The wait has a bound, so nobody is locked out for good.
 */
public record BackOff(int freeTries, Duration firstWait, Duration waitMax) implements ValueObject {

    private static final int DOUBLINGS_MAX = 30;

    /** What is known of somebody who never tried. */
    public static final Tries NONE = new Tries(0, Instant.MIN);

    /** How long they have to wait at this moment; zero: they may try. */
    public Duration waitOf(Tries tries, Instant now) {
        return now.isBefore(tries.nextAt()) ? Duration.between(now, tries.nextAt()) : Duration.ZERO;
    }

    /** One more try at this moment. */
    public Tries count(Tries tries, Instant now) {
        int count = Math.min(tries.count() + 1, Integer.MAX_VALUE - 1);
        return new Tries(count, count < freeTries ? Instant.MIN : now.plus(waitAfter(count)));
    }

    private Duration waitAfter(int count) {
        int doublings = Math.min(count - freeTries, DOUBLINGS_MAX);
        Duration wait = firstWait.multipliedBy(1L << doublings);
        return wait.compareTo(waitMax) < 0 ? wait : waitMax;
    }

    /** How often somebody tried, and when they may again. */
    public record Tries(int count, Instant nextAt) implements ValueObject {

        /** One try less: it was no guess. */
        public Tries takeBack() {
            return new Tries(Math.max(0, count - 1), Instant.MIN);
        }
    }
}
