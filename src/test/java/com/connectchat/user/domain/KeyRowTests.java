package com.connectchat.user.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRowTests {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIFE = Duration.ofDays(7);

    @Test
    void signsWithTheNewestKeyWhoseTimeHasCome() {
        KeyRow row = rowOf(3);

        assertThat(row.signing(day(30).minusMillis(1))).map(SigningKey::number).contains(0L);
        assertThat(row.signing(day(30))).map(SigningKey::number).contains(1L);
    }

    @Test
    void signsWithTheFirstKeyEvenBeforeItsTime() {
        assertThat(rowOf(3).signing(START.minusMillis(1))).map(SigningKey::number).contains(0L);
        assertThat(rowOf(0).signing(START)).isEmpty();
    }

    @Test
    void lacksASuccessorOnceTheLastKeySigns() {
        assertThat(rowOf(2).hasSuccessor(day(29))).isTrue();
        assertThat(rowOf(2).hasSuccessor(day(30))).isFalse();
        assertThat(rowOf(0).hasSuccessor(START)).isFalse();
    }

    @Test
    void keepsAKeyUntilTheLastTokenThatItSignedIsOutOfTime() {
        KeyRow row = rowOf(3);

        assertThat(row.spent(day(30).plus(LIFE), LIFE)).isEmpty();
        assertThat(row.spent(day(30).plus(LIFE).plusMillis(1), LIFE)).extracting(SigningKey::number).containsExactly(0L);
    }

    @Test
    void numbersKeysWithoutHoles() {
        assertThat(rowOf(0).nextNumber()).isZero();
        assertThat(rowOf(3).nextNumber()).isEqualTo(3);
    }

    @Test
    void neverShowsAPrivateKey() {
        assertThat(rowOf(1).keys().getFirst().toString()).doesNotContain("[1, 2, 3]").doesNotContain("privateKey");
    }

    private static KeyRow rowOf(int count) {
        List<SigningKey> keys = IntStream.range(0, count)
                .mapToObj(n -> new SigningKey(n, "k_" + n, new byte[] {1, 2, 3}, new byte[] {4}, day(30L * n))).toList();
        return new KeyRow(keys.reversed());
    }

    private static Instant day(long number) {
        return START.plus(Duration.ofDays(number));
    }
}
