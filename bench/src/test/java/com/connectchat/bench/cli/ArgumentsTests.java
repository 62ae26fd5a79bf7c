package com.connectchat.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTests {

    private static final List<Option> LEGAL = List.of(Option.of("--pairs", "N", "50", "pairs"), Option.open("--url", "URL", "where"),
            Option.of("--warmup", "TIME", "10s", "before"), Option.flag("--flat-out", "no rate"));

    private static Arguments parsed(String... words) {
        return Arguments.parse(List.of(words), LEGAL);
    }

    @Test
    void readsValuesFlagsAndDefaults() {
        Arguments arguments = parsed("--url", "ws://x", "--pairs=7", "--flat-out");

        assertThat(arguments.required("--url")).isEqualTo("ws://x");
        assertThat(arguments.integer("--pairs", 1, 10)).isEqualTo(7);
        assertThat(arguments.has("--flat-out")).isTrue();
        assertThat(arguments.has("--warmup")).isFalse();
        assertThat(arguments.duration("--warmup")).isEqualTo(Duration.ofSeconds(10));
        assertThat(parsed().text("--url")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "3s, 3000", "2m, 120000", "1h, 3600000", "0s, 0"})
    void readsTimeSpans(String text, long millis) {
        assertThat(parsed("--warmup", text).duration("--warmup")).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "s", "-1s", "1.5s", "1d", ""})
    void saysWhichTimeSpansAreLegal(String text) {
        assertThatExceptionOfType(UsageError.class).isThrownBy(() -> parsed("--warmup=" + text).duration("--warmup"))
                .withMessageContaining("--warmup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "x", "99999999999"})
    void saysWhichNumbersAreLegal(String text) {
        assertThatExceptionOfType(UsageError.class).isThrownBy(() -> parsed("--pairs", text).integer("--pairs", 1, 10))
                .withMessage("--pairs is %s; legal is a whole number from 1 to 10", text);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatExceptionOfType(UsageError.class).isThrownBy(() -> parsed("--pears", "3"))
                .withMessageContaining("--pears").withMessageContaining("--help");
        assertThatExceptionOfType(UsageError.class).isThrownBy(() -> parsed("--pairs", "3", "--pairs", "4")).withMessageContaining("twice");
        assertThatExceptionOfType(UsageError.class).isThrownBy(() -> parsed("--url")).withMessageContaining("--url URL");
        assertThatExceptionOfType(UsageError.class).isThrownBy(() -> parsed().required("--url")).withMessageContaining("--url is missing");
    }
}
