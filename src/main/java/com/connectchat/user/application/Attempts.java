package com.connectchat.user.application;

import com.connectchat.user.domain.BackOff;
import java.time.Duration;
import java.time.Instant;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Counts tries that may be guesses. Bounded: the counts of those who tried longest ago are dropped first. May be lost with
 * the process. Thread-safe.
 */
@SecondaryPort
public interface Attempts {

    /**
     * Counts one more try of this key and tells how long it has to wait first: zero when it may go on. A try that has
     * to wait is not counted.
     */
    Duration count(String key, BackOff backOff, Instant now);

    /** Takes one counted try back: it was no guess. */
    void takeBack(String key);

    /** Forgets all tries of this key. */
    void forget(String key);
}
