package com.connectchat.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTests {

    /** Always draws the largest legal number. */
    private static final RandomGenerator UNLUCKY = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @Test
    void doublesUpToTheCapAndStartsAgainAfterASuccess() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), UNLUCKY);

        assertThat(Stream.generate(backoff::next).limit(4).map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 5L);
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void staysAtTheCapForEver() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), UNLUCKY);

        assertThat(Stream.generate(backoff::next).skip(5).limit(100)).allMatch(Duration.ofSeconds(30)::equals);
    }
}
