package com.connectchat.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.standin.Fault;
import com.connectchat.bench.standin.StandIn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StormTests {

    @Test
    void bringsEverybodyBackAndMeasuresTheNeighboursBeforeDuringAndAfter() {
        try (StandIn server = StandIn.start(Fault.NONE)) {

            Outcome outcome = run(server, "--changed=0", "--sockets=300", "--pairs=5", "--rate=200");

            assertThat(outcome.verdict()).as(outcome.figures().text()).isEqualTo(Verdict.CLEAN);
            assertThat(outcome.figures().number("storm", "back")).isEqualTo(300);
            assertThat(outcome.figures().number("storm", "back_50_percent_s"))
                    .isLessThan(outcome.figures().number("storm", "back_100_percent_s"));
            assertThat(outcome.figures().number("sockets", "lost")).isZero();
            assertThat(outcome.figures().number("neighbours_send_to_delivered_before", "count")).isPositive();
            assertThat(outcome.figures().number("neighbours_send_to_delivered_during", "count")).isPositive();
            assertThat(outcome.figures().number("neighbours_send_to_delivered_after", "count")).isPositive();
        }
    }

    @Test
    void countsWhoHasWhatWasWrittenMeanwhile() {
        try (StandIn server = StandIn.start(Fault.NONE)) {

            Outcome outcome = run(server, "--changed=3", "--members=40", "--sockets=100", "--pairs=1", "--rate=1");

            assertThat(outcome.verdict()).as(outcome.figures().text()).isEqualTo(Verdict.CLEAN);
            assertThat(outcome.figures().number("storm", "back")).isEqualTo(100);
            assertThat(outcome.figures().number("storm", "events_expected")).isEqualTo(300);
        }
    }

    @Test
    void namesWhatADeviceLacksThatWasAway() {
        try (StandIn server = StandIn.start(Fault.LEAVE_OUT_OF_REPLAY)) {

            Outcome outcome = run(server, "--changed=3", "--members=4", "--sockets=40", "--pairs=1", "--rate=1", "--patience=1s");

            assertThat(outcome.verdict()).isEqualTo(Verdict.CONTRACT_BROKEN);
            assertThat(outcome.figures().number("storm", "back")).isEqualTo(36);
            assertThat(outcome.figures().number("audit", "lost")).as(outcome.figures().text()).isEqualTo(4);
        }
    }

    private static Outcome run(StandIn server, String... load) {
        List<String> options = new ArrayList<>(List.of("--api=" + server.api(), "--warmup=100ms", "--before=300ms", "--away=300ms",
                "--after=300ms", "--reconnect-base=200ms", "--connect-rate=5000", "--loops=2"));
        options.addAll(List.of(load));
        return StandInRun.of(new Storm(), server, options.toArray(String[]::new));
    }
}
