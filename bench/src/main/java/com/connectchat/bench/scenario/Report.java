package com.connectchat.bench.scenario;

import com.connectchat.bench.audit.Findings;
import com.connectchat.bench.audit.Findings.Kind;
import com.connectchat.bench.measure.Figures;
import com.connectchat.bench.measure.Memory;
import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.wire.Dialler;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** The sections that the scenarios' reports share. */
final class Report {

    private static final double BYTES_PER_MIB = 1024 * 1024;

    private final Figures figures = new Figures();

    Report(String scenario, Target target) {
        figures.section("run").put("scenario", scenario).put("url", target.url())
                .put("started_at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("transport", Dialler.transportName()).put("loops", target.loops());
    }

    Figures figures() {
        return figures;
    }

    void messages(Tally inWindow, double seconds) {
        figures.section("messages").put("per_second", inWindow.delivered / seconds)
                .put("acknowledged_per_second", inWindow.acknowledged / seconds);
    }

    void totals(Tally all) {
        figures.section("messages").put("sent", all.sent).put("acknowledged", all.acknowledged).put("delivered", all.delivered)
                .put("retried", all.retried).put("answered_as_duplicates", all.duplicates)
                .put("receipts_sent", all.receiptsSent).put("receipt_updates_received", all.receiptsReceived)
                .put("gaps_announced", all.gapsAnnounced).put("read_from_history", all.readFromHistory)
                .put("errors", counts(all.errors));
    }

    void latency(String name, Histogram histogram) {
        figures.section(name).putLatency(histogram);
    }

    /**
     * What so many connections took.
     *
     * @param before without them, after a collection
     * @param with with them, garbage included
     * @param after with them, after a collection
     */
    void memory(Memory before, Memory with, Memory after, long sockets) {
        Figures.Section section = figures.section("server");
        difference(section, "rss_bytes_per_connection", before.residentBytes(), after.residentBytes(), sockets);
        difference(section, "rss_bytes_per_connection_with_garbage", before.residentBytes(), with.residentBytes(), sockets);
        difference(section, "heap_bytes_per_connection", before.heapBytes(), after.heapBytes(), sockets);
        before.residentBytes().ifPresent(bytes -> section.put("rss_before_mib", bytes / BYTES_PER_MIB));
        with.residentBytes().ifPresent(bytes -> section.put("rss_with_garbage_mib", bytes / BYTES_PER_MIB));
        after.residentBytes().ifPresent(bytes -> section.put("rss_mib", bytes / BYTES_PER_MIB));
    }

    private static void difference(Figures.Section section, String name, OptionalLong before, OptionalLong after, long sockets) {
        if (before.isPresent() && after.isPresent()) {
            section.put(name, (double) (after.getAsLong() - before.getAsLong()) / sockets);
        }
    }

    void sockets(Tally tally) {
        figures.section("sockets").put("became_live", tally.socketsOpened).put("lost", tally.socketsLostCount())
                .put("reasons", counts(tally.socketsLost));
    }

    void audit(Findings findings) {
        Figures.Section section = figures.section("audit");
        for (Kind kind : Kind.values()) {
            section.put(kind.name().toLowerCase(Locale.ROOT), findings.count(kind));
        }
        section.put("examples", findings.examples());
    }

    Outcome outcome(Verdict verdict) {
        figures.section("verdict").put("exit_code", verdict.exitCode()).put("says", verdict.sentence());
        return new Outcome(figures, verdict);
    }

    private static String counts(Map<String, Long> byName) {
        return byName.isEmpty() ? "none" : byName.toString();
    }
}
