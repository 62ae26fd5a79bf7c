package com.connectchat.user.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackOffTests {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final BackOff backOff = new BackOff(3, Duration.ofSeconds(1), Duration.ofSeconds(10));

    @Test
    void doublesTheWaitAfterTheFreeTriesUpToABound() {
        List<Duration> waits = new ArrayList<>();
        BackOff.Tries tries = BackOff.NONE;
        for (int i = 0; i < 8; i++) {
            tries = backOff.count(tries, NOW);
            waits.add(backOff.waitOf(tries, NOW));
        }

        assertThat(waits).extracting(Duration::toSeconds).containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 10L, 10L);
    }

    @Test
    void letsGoOnWhenTheWaitIsOver() {
        BackOff.Tries tries = backOff.count(new BackOff.Tries(2, Instant.MIN), NOW);

        assertThat(backOff.waitOf(tries, NOW.plusMillis(999))).isEqualTo(Duration.ofMillis(1));
        assertThat(backOff.waitOf(tries, NOW.plusMillis(1000))).isZero();
    }

    @Test
    void keepsCountingAfterAGuesserSucceededElsewhere() {
        BackOff.Tries success = backOff.count(new BackOff.Tries(5, Instant.MIN), NOW).takeBack();

        assertThat(backOff.waitOf(backOff.count(success, NOW), NOW)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void boundsTheWaitWhateverIsCounted() {
        BackOff.Tries many = backOff.count(new BackOff.Tries(Integer.MAX_VALUE - 1, Instant.MIN), NOW);

        assertThat(backOff.waitOf(many, NOW)).isEqualTo(Duration.ofSeconds(10));
    }
}
