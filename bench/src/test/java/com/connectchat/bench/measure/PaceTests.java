package com.connectchat.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PaceTests {

    @Test
    void isDueAtEvenIntervalsFromTheStart() {
        Pace pace = new Pace(1_000, 1_000_000);

        assertThat(pace.due(999)).isFalse();
        assertThat(pace.due(1_000)).isTrue();
        pace.advance();
        assertThat(pace.nextNanos()).isEqualTo(2_000);
    }

    @Test
    void keepsTheTimesItWasDueWhenTheSenderIsLate() {
        Pace pace = new Pace(0, 1_000);
        int caughtUp = 0;

        while (pace.due(10_000_000)) {
            assertThat(pace.nextNanos()).isEqualTo(caughtUp * 1_000_000L);
            pace.advance();
            caughtUp++;
        }

        assertThat(caughtUp).isEqualTo(11);
    }

    @Test
    void doesNotDrift() {
        Pace pace = new Pace(0, 3);

        for (int i = 0; i < 3_000_000; i++) {
            pace.advance();
        }

        assertThat(pace.nextNanos()).isEqualTo(1_000_000_000_000_000L);
    }

    @Test
    void worksAcrossTheOverflowOfTheClock() {
        Pace pace = new Pace(Long.MAX_VALUE - 10, 1e9);

        assertThat(pace.due(Long.MIN_VALUE)).isTrue();
    }

    @Test
    void refusesToStandStill() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pace(0, 0));
    }
}
