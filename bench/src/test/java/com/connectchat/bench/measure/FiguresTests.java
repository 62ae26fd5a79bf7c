package com.connectchat.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FiguresTests {

    private final Figures figures = new Figures();

    @Test
    void writesJsonThatAParserReads() {
        figures.section("run").put("url", "ws://\"x\"\\\n").put("count", 3L).put("rate", 1.23456).put("examples", List.of("a \"b\"", "c"));
        figures.section("audit").put("lost", 0L);

        JsonNode json = new JsonMapper().readTree(figures.json());

        assertThat(json.at("/run/url").stringValue()).isEqualTo("ws://\"x\"\\\n");
        assertThat(json.at("/run/count").longValue()).isEqualTo(3);
        assertThat(json.at("/run/rate").doubleValue()).isEqualTo(1.235);
        assertThat(json.at("/run/examples").size()).isEqualTo(2);
        assertThat(json.at("/audit/lost").longValue()).isZero();
    }

    @Test
    void givesPercentilesInMilliseconds() {
        Histogram histogram = LatencyWindows.emptyHistogram();
        for (int i = 1; i <= 1000; i++) {
            histogram.recordValue(i * 1_000_000L);
        }

        figures.section("latency").putLatency(histogram);

        assertThat(figures.number("latency", "count")).isEqualTo(1000);
        assertThat(figures.number("latency", "p50_ms")).isBetween(499.0, 501.0);
        assertThat(figures.number("latency", "p99_9_ms")).isBetween(998.0, 1000.5);
        assertThat(figures.text()).contains("latency\n").contains("p99_ms");
    }

    @Test
    void claimsNoPercentilesOfNothing() {
        figures.section("latency").putLatency(LatencyWindows.emptyHistogram());

        assertThatIllegalArgumentException().isThrownBy(() -> figures.number("latency", "p50_ms"));
    }
}
