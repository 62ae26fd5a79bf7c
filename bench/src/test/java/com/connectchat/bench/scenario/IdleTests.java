package com.connectchat.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.bench.cli.UsageError;
import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.standin.Fault;
import com.connectchat.bench.standin.StandIn;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class IdleTests {

    @Test
    void opensAndHoldsSocketsAndSaysWhatEachTakes() {
        try (StandIn server = StandIn.start(Fault.NONE)) {

            Outcome outcome = StandInRun.of(new Idle(), server, "--sockets=300", "--warmup-sockets=10", "--hold=100ms",
                    "--connect-rate=5000", "--pid=" + ProcessHandle.current().pid());

            assertThat(outcome.verdict()).as(outcome.figures().text()).isEqualTo(Verdict.CLEAN);
            assertThat(outcome.figures().number("held", "still_live")).isEqualTo(300);
            assertThat(outcome.figures().number("server", "cpu_us_per_connection")).isPositive();
            assertThat(outcome.figures().text()).contains("rss_bytes_per_connection", "heap_bytes_per_connection");
        }
    }

    @Test
    void saysWhenSocketsDidNotStay() {
        try (StandIn server = StandIn.start(Fault.NONE)) {
            CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(
                    () -> StandInRun.of(new Idle(), server, "--sockets=20", "--warmup-sockets=0", "--hold=2s", "--connect-rate=5000"));
            Awaitility.await().until(() -> server.users() == 20);
            server.dropAll();

            assertThat(running.join().verdict()).isEqualTo(Verdict.DISTURBED);
        }
    }

    @Test
    void saysHowManyUsersItNeeds() {
        try (StandIn server = StandIn.start(Fault.NONE)) {

            assertThatExceptionOfType(UsageError.class).isThrownBy(() -> StandInRun.of(new Idle(), server, "--sockets=401"))
                    .withMessageContaining("401").withMessageContaining("--count=401");
        }
    }

    @Test
    void failsWhereNobodyListens() {
        StandIn server = StandIn.start(Fault.NONE);
        server.close();

        assertThatExceptionOfType(RunFailed.class).isThrownBy(() -> StandInRun.of(new Idle(), server, "--sockets=5", "--warmup-sockets=0"))
                .withMessageContaining("cannot connect");
    }
}
