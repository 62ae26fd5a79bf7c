package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.user.domain.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everything that counts tries must do. */
public abstract class AttemptsContract {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final BackOff TWO_FREE = new BackOff(2, Duration.ofSeconds(1), Duration.ofSeconds(60));

    private Attempts attempts;

    protected abstract Attempts attempts();

    @BeforeEach
    void open() {
        attempts = attempts();
    }

    @Test
    void letsTheFreeTriesGoOnAndThenWaits() {
        assertThat(count("alice", NOW)).isZero();
        assertThat(count("alice", NOW)).isZero();
        assertThat(count("alice", NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(count("bob", NOW)).isZero();
    }

    @Test
    void doesNotCountATryThatHasToWait() {
        count("alice", NOW);
        count("alice", NOW);

        IntStream.range(0, 100).forEach(_ -> count("alice", NOW));

        assertThat(count("alice", NOW.plusSeconds(1))).isZero();
        assertThat(count("alice", NOW.plusSeconds(1))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void letsNoMoreGoOnWhenTheyComeAtOnce() {
        AtomicInteger admitted = new AtomicInteger();

        IntStream.range(0, 64).parallel().forEach(_ -> {
            if (count("alice", NOW).isZero()) {
                admitted.incrementAndGet();
            }
        });

        assertThat(admitted).hasValue(2);
    }

    @Test
    void takesATryBack() {
        count("alice", NOW);
        attempts.takeBack("alice");
        attempts.takeBack("nobody");

        assertThat(count("alice", NOW)).isZero();
        assertThat(count("alice", NOW)).isZero();
    }

    @Test
    void forgetsAllTriesOfAKey() {
        count("alice", NOW);
        count("alice", NOW);

        attempts.forget("alice");

        assertThat(count("alice", NOW)).isZero();
    }

    private Duration count(String key, Instant now) {
        return attempts.count(key, TWO_FREE, now);
    }
}
