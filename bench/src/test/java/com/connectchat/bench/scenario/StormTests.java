package com.connectchat.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.standin.Fault;
import com.connectchat.bench.standin.StandIn;
import org.junit.jupiter.api.Test;

class StormTests {

    @Test
    void bringsEverybodyBackAndMeasuresTheNeighboursBeforeDuringAndAfter() {
        try (StandIn server = StandIn.start(Fault.NONE)) {

            Outcome outcome = StandInRun.of(new Storm(), server, "--sockets=300", "--pairs=5", "--rate=200",
                    "--warmup=100ms", "--before=300ms", "--after=300ms", "--reconnect-base=200ms", "--connect-rate=5000", "--loops=2");

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
}
