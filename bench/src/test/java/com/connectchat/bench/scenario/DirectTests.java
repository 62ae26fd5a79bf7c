package com.connectchat.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.standin.Fault;
import com.connectchat.bench.standin.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole generator against a server that keeps its contract and against ones that break it. */
class DirectTests {

    private static final String PATIENT = "--drain=5s";
    private static final String IMPATIENT = "--drain=200ms";

    private static Outcome run(StandIn server, String... load) {
        List<String> options = new ArrayList<>(List.of("--warmup=100ms", "--duration=600ms", "--receipt-every=5", "--receipt-after=50ms",
                "--api=" + server.api()));
        options.addAll(List.of(load));
        return StandInRun.of(new Direct(), server, options.toArray(String[]::new));
    }

    @Test
    void findsNothingWhereEverythingIsRight() {
        try (StandIn server = StandIn.start(Fault.NONE)) {

            Outcome outcome = run(server, "--pairs=5", "--rate=500", PATIENT);

            assertThat(outcome.verdict()).as(outcome.figures().text()).isEqualTo(Verdict.CLEAN);
            assertThat(outcome.figures().number("messages", "sent")).isBetween(300.0, 400.0);
            assertThat(outcome.figures().number("messages", "delivered")).isEqualTo(outcome.figures().number("messages", "sent"));
            assertThat(outcome.figures().number("messages", "receipts_sent")).isPositive();
            assertThat(outcome.figures().number("send_to_delivered", "count")).isBetween(250.0, 350.0);
        }
    }

    @Test
    void findsNothingFlatOutOnTwoLoops() {
        try (StandIn server = StandIn.start(Fault.NONE)) {

            Outcome outcome = run(server, "--pairs=3", "--flat-out", "--window=4", "--loops=2", PATIENT);

            assertThat(outcome.verdict()).as(outcome.figures().text()).isEqualTo(Verdict.CLEAN);
            assertThat(outcome.figures().number("messages", "per_second")).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"LOSE, lost", "LOSE, gap", "LOSE_AND_HIDE, lost", "REPEAT, repeated", "STORE_TWICE, repeated",
        "REORDER, out_of_order", "INVENT, phantom", "SKIP_NUMBER, gap", "REFUSE_AND_DELIVER, phantom", "FORGET, unanswered"})
    void namesWhatTheServerDidWrong(Fault fault, String finding) {
        try (StandIn server = StandIn.start(fault)) {

            Outcome outcome = run(server, "--pairs=1", "--rate=200", IMPATIENT);

            assertThat(outcome.verdict()).isEqualTo(Verdict.CONTRACT_BROKEN);
            assertThat(outcome.verdict().exitCode()).isNotZero();
            assertThat(outcome.figures().number("audit", finding)).as(outcome.figures().text()).isPositive();
        }
    }

    @Test
    void readsAnAnnouncedGapFromTheHistory() {
        try (StandIn server = StandIn.start(Fault.ANNOUNCE_GAP)) {

            Outcome outcome = run(server, "--pairs=1", "--rate=200", PATIENT);

            assertThat(outcome.verdict()).as(outcome.figures().text()).isEqualTo(Verdict.CLEAN);
            assertThat(outcome.figures().number("messages", "read_from_history")).isEqualTo(1);
        }
    }

    @Test
    void resumesAndRetriesAcrossAKilledServer() {
        AtomicReference<StandIn> server = new AtomicReference<>(StandIn.start(Fault.NONE));
        try {
            CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(
                    () -> run(server.get(), "--pairs=4", "--flat-out", "--window=8", "--kill-resume", "--reconnect-base=20ms", PATIENT));
            Awaitility.await().until(() -> server.get().messages() > 200);
            server.set(server.get().killAndRestart());

            Outcome outcome = running.join();

            assertThat(outcome.verdict()).as(outcome.figures().text()).isEqualTo(Verdict.CLEAN);
            assertThat(outcome.figures().number("sockets", "became_live")).isEqualTo(16);
        } finally {
            server.get().close();
        }
    }

    @Test
    void saysThatTheRunWasDisturbedWhenSocketsAreLostOtherwise() {
        try (StandIn server = StandIn.start(Fault.NONE)) {
            CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> run(server, "--pairs=1", "--rate=200", IMPATIENT));
            Awaitility.await().until(() -> server.messages() > 20);
            server.dropAll();

            Outcome outcome = running.join();

            assertThat(outcome.verdict()).isNotEqualTo(Verdict.CLEAN);
            assertThat(outcome.figures().number("sockets", "lost")).isPositive();
        }
    }
}
