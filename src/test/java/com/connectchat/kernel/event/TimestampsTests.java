package com.connectchat.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTests {

    @ParameterizedTest
    @CsvSource({"2026-01-31T12:00:00Z,2026-01-31T12:00:00.000Z", "2026-01-31T12:00:00.007Z,2026-01-31T12:00:00.007Z",
        "2026-01-31T12:00:00.999999999Z,2026-01-31T12:00:00.999Z", "1970-01-01T00:00:00Z,1970-01-01T00:00:00.000Z",
        "1969-12-31T23:59:59.999Z,1969-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z,9999-12-31T23:59:59.999Z"})
    void haveThreeDecimals(Instant time, String text) {
        assertThat(Timestamps.text(time)).isEqualTo(text);
    }

    @Test
    void areReadBackToTheMillisecond() {
        Random random = new Random(42);

        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.ofEpochMilli(random.nextLong(253_402_300_799_999L));

            assertThat(Instant.parse(Timestamps.text(time))).isEqualTo(time);
        }
    }
}
