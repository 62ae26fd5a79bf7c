package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.measure.Figures;
import com.connectchat.bench.measure.Usage;
import com.connectchat.bench.scenario.Link.AfterLoss;
import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.wire.Dialler;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Everybody but a few comes back at once: how long it takes, and what the few feel of it. */
public final class Storm implements Scenario {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int SOCKETS_MAX = 1_000_000;

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String purpose() {
        return "many sockets lost and reconnecting at once, beside pairs that go on exchanging messages";
    }

    @Override
    public List<Option> options() {
        return Stream.of(List.of(Option.of("--sockets", "N", "10000", "sockets that are lost and come back"),
                Option.of("--warmup", "TIME", "5s", "traffic of the pairs before anything is measured"),
                Option.of("--before", "TIME", "10s", "measured traffic before the storm"),
                Option.of("--after", "TIME", "10s", "and after it"),
                Option.of("--patience", "TIME", "2m", "when to give up waiting for all to be back")), DirectSettings.OPTIONS)
                .flatMap(List::stream).toList();
    }

    /** The phases of a run. */
    private record Plan(int sockets, Duration warmup, Duration before, Duration after, Duration patience) {
    }

    /** Everything that moves during a run. */
    private record Stage(Rig rig, Target target, DirectTraffic neighbours, Crowd crowd, Report report) {
    }

    @Override
    public Outcome run(Arguments arguments, Target target) {
        Plan plan = new Plan(arguments.integer("--sockets", 1, SOCKETS_MAX), arguments.duration("--warmup"), arguments.duration("--before"),
                arguments.duration("--after"), arguments.duration("--patience"));
        DirectSettings settings = DirectSettings.background(arguments, target);
        int neighbours = settings.pairs() * 2;
        target.requireSockets(neighbours + plan.sockets());
        Report report = new Report(name(), target);
        report.figures().section("run").put("sockets", plan.sockets()).put("neighbours", neighbours)
                .put("neighbours_rate", settings.ratePerSecond()).put("jitter_s", target.reconnectBase().toMillis() / 1000.0);
        try (Rig rig = new Rig(target.loops())) {
            Dialler dialler = new Dialler(target.endpoint());
            Stage stage = new Stage(rig, target, new DirectTraffic(rig, target, dialler, settings),
                    new Crowd(rig, new Crowd.Part(target, dialler, neighbours, plan.sockets()), AfterLoss.COME_BACK), report);
            return play(stage, plan);
        }
    }

    private static Outcome play(Stage stage, Plan plan) {
        Opening opening = new Opening(stage.target().connectRate());
        opening.open(stage.crowd().links());
        opening.open(stage.neighbours().links());
        stage.rig().openWindow("warm-up");
        stage.neighbours().start();
        Waiting.sleep(plan.warmup());
        stage.rig().openWindow("before");
        Waiting.sleep(plan.before());
        storm(stage, plan);
        stage.rig().openWindow("after");
        Waiting.sleep(plan.after());
        stage.neighbours().stop();
        stage.neighbours().drain();
        return finish(stage, plan);
    }

    private static void storm(Stage stage, Plan plan) {
        Usage.Reading start = Usage.Reading.now(stage.target().serverPid());
        stage.rig().openWindow("during");
        long dropped = System.nanoTime();
        stage.crowd().drop();
        while (stage.crowd().liveSince(dropped) < plan.sockets() && System.nanoTime() - dropped < plan.patience().toNanos()) {
            Waiting.sleep(POLL);
        }
        Usage usage = Usage.Reading.now(stage.target().serverPid()).since(start);
        usage.report(stage.report().figures(), "reconnection", plan.sockets());
        Histogram back = stage.crowd().timesSince(dropped);
        Figures.Section section = stage.report().figures().section("storm").put("dropped", plan.sockets())
                .put("back", back.getTotalCount());
        share(section, "back_50_percent_s", back, plan.sockets() * 50L / 100);
        share(section, "back_90_percent_s", back, plan.sockets() * 90L / 100);
        share(section, "back_100_percent_s", back, plan.sockets());
    }

    /** When so many of all that were dropped were back; left out when they never were. */
    private static void share(Figures.Section section, String name, Histogram back, long count) {
        if (back.getTotalCount() >= count && count > 0) {
            section.put(name, back.getValueAtPercentile(100.0 * count / back.getTotalCount()) / NANOS_PER_SECOND);
        }
    }

    private static Outcome finish(Stage stage, Plan plan) {
        Report report = stage.report();
        for (String window : List.of("before", "during", "after")) {
            report.latency("neighbours_send_to_delivered_" + window, stage.rig().toDelivered(window));
            report.latency("neighbours_send_to_ok_" + window, stage.rig().toOk(window));
        }
        Tally tally = stage.rig().tally();
        report.totals(tally);
        report.sockets(tally);
        boolean allThere = stage.crowd().liveSince(Long.MIN_VALUE) == plan.sockets() && stage.neighbours().allLive();
        stage.neighbours().end();
        stage.crowd().end();
        report.audit(stage.rig().findings());
        boolean broken = !stage.rig().findings().clean();
        return report.outcome(broken ? Verdict.CONTRACT_BROKEN : allThere && tally.errors.isEmpty() ? Verdict.CLEAN : Verdict.DISTURBED);
    }
}
