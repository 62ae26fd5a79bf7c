package com.connectchat.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.standin.Fault;
import com.connectchat.bench.standin.StandIn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfflineTests {

    private static Outcome run(StandIn server, String... load) {
        List<String> options = new ArrayList<>(List.of("--api=" + server.api(), "--connect-rate=5000", "--loops=2", "--pause=100ms"));
        options.addAll(List.of(load));
        return StandInRun.of(new Offline(), server, options.toArray(String[]::new));
    }

    @Test
    void connectsDevicesThatMissedNothingWithAndWithoutCursors() {
        try (StandIn server = StandIn.start(Fault.NONE)) {

            Outcome outcome = run(server, "--devices=100", "--conversations=3", "--members=30", "--warmup-rounds=1",
                    "--missed-conversations=0", "--pid=" + ProcessHandle.current().pid());

            assertThat(outcome.verdict()).as(outcome.figures().text()).isEqualTo(Verdict.CLEAN);
            assertThat(outcome.figures().number("messages", "receipts_sent")).isEqualTo(300);
            for (String section : List.of("connect_without_cursors", "connect_with_cursors")) {
                assertThat(outcome.figures().number(section, "count")).isEqualTo(100);
                assertThat(outcome.figures().number(section, "events_and_gaps")).isZero();
                assertThat(outcome.figures().number(section, "frames_per_connect")).isEqualTo(2);
                assertThat(outcome.figures().number(section, "server_cpu_us_per_connect")).isPositive();
            }
        }
    }

    @Test
    void comesBackAgainAndAgainToAllThatWasMissed() {
        try (StandIn server = StandIn.start(Fault.NONE)) {

            Outcome outcome = run(server, "--devices=0", "--missed-conversations=10", "--missed-messages=7", "--returns=3");

            assertThat(outcome.verdict()).as(outcome.figures().text()).isEqualTo(Verdict.CLEAN);
            assertThat(outcome.figures().number("long_away", "missed_messages")).isEqualTo(70);
            assertThat(outcome.figures().number("long_away", "count")).isEqualTo(2);
            assertThat(outcome.figures().number("long_away", "events_per_return")).isEqualTo(80);
        }
    }

    @Test
    void namesWhatTheServerLeftOut() {
        try (StandIn server = StandIn.start(Fault.LEAVE_OUT_OF_REPLAY)) {

            Outcome outcome = run(server, "--devices=0", "--missed-conversations=10", "--missed-messages=2", "--returns=2");

            assertThat(outcome.verdict()).isEqualTo(Verdict.CONTRACT_BROKEN);
            assertThat(outcome.figures().number("audit", "lost")).as(outcome.figures().text()).isEqualTo(2);
        }
    }
}
