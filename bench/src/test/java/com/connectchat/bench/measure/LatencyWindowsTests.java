package com.connectchat.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyWindowsTests {

    private final LatencyWindows windows = new LatencyWindows();

    private Map<String, Histogram> byName() {
        Map<String, Histogram> byName = new HashMap<>();
        windows.addTo(byName);
        return byName;
    }

    @Test
    void countsAMessageInTheWindowInWhichItWasDueHoweverLateItEnds() {
        windows.open("before", 1_000);
        windows.open("during", 2_000);
        windows.open("after", 3_000);

        windows.record(1_999, 9_999);
        windows.record(2_000, 9_999);
        windows.record(3_500, 9_999);

        assertThat(byName().get("before").getMaxValue()).isBetween(8_000L, 8_010L);
        assertThat(byName().values()).allSatisfy(each -> assertThat(each.getTotalCount()).isEqualTo(1));
    }

    @Test
    void leavesOutWhatWasDueBeforeTheFirstWindow() {
        windows.open("measured", 1_000);

        windows.record(999, 2_000);

        assertThat(byName().get("measured").getTotalCount()).isZero();
    }

    @Test
    void countsAnEndlessWaitAsTheLongestItKnows() {
        windows.open("measured", 0);

        windows.record(0, Long.MAX_VALUE);

        assertThat(byName().get("measured").getTotalCount()).isEqualTo(1);
    }

    @Test
    void addsUpWindowsOfOneName() {
        windows.open("measured", 0);
        windows.record(1, 2);
        Map<String, Histogram> byName = byName();

        windows.addTo(byName);

        assertThat(byName.get("measured").getTotalCount()).isEqualTo(2);
    }
}
