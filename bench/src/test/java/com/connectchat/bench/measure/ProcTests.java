package com.connectchat.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is read from {@code /proc}. */
class ProcTests {

    @Test
    void readsProcessorTimeBehindANameWithSpacesAndBrackets() {
        String stat = "4242 (a (java) 1 2) S 1 4242 4242 0 -1 4194560 100 0 0 0 250 75 0 0 20 0 60 0 12345 6789 5000 18446744073709551615";

        ProcessorTime time = ProcessorTime.parse(stat);

        assertThat(time).isEqualTo(new ProcessorTime(2_500_000, 750_000));
        assertThat(time.totalMicros()).isEqualTo(3_250_000);
        assertThat(time.since(new ProcessorTime(500_000, 250_000))).isEqualTo(new ProcessorTime(2_000_000, 500_000));
    }

    @Test
    void readsResidentMemory() {
        assertThat(ResidentMemory.parse("Rss:              123456 kB")).isEqualTo(123_456 * 1024L);
    }

    @Test
    void countsEverythingButIdleAndWaitingAsBusy() {
        MachineSample sample = MachineSample.parse("cpu  10 1 5 900 50 2 3 4 0 0");

        assertThat(sample.busyMicros()).isEqualTo(250_000);
    }

    @Test
    void seesThisProcess() {
        long self = ProcessHandle.current().pid();

        assertThat(ProcessorTime.of(self)).isPresent();
        assertThat(ResidentMemory.bytes(self).orElseThrow()).isGreaterThan(1_000_000);
        assertThat(MachineSample.now().busyMicros()).isPositive();
    }

    @Test
    void sumsThreadsWhoseNamesDifferInNumbersOnly() {
        assertThat(ThreadTimes.group("7 (nioEventLoopGr-2-1) S 1")).isEqualTo("nioEventLoopGr");
        assertThat(ThreadTimes.group("7 (G1 Conc#12) S 1")).isEqualTo("G1 Conc");
        assertThat(ThreadTimes.group("7 (42) S 1")).isEqualTo("(no name)");
        assertThat(ThreadTimes.of(OptionalLong.of(ProcessHandle.current().pid())).microsByGroup()).isNotEmpty();
    }

    @Test
    void saysWhatEachGroupOfThreadsUsedForAUnitOfWork() {
        ThreadTimes before = new ThreadTimes(Map.of("loop", 1_000L, "store", 500L));
        ThreadTimes after = new ThreadTimes(Map.of("loop", 2_000L, "store", 5_500L, "new", 10L));

        assertThat(after.perUnitSince(before, 100)).containsExactly("store 50.00", "loop 10.00");
    }

    @Test
    void reportsAProcessThatIsGoneAsAbsent() {
        assertThat(ProcessorTime.of(0)).isEmpty();
        assertThat(ResidentMemory.bytes(0)).isEmpty();
        assertThat(Usage.Reading.now(OptionalLong.of(0)).since(Usage.Reading.now(OptionalLong.empty())).server()).isEmpty();
    }
}
