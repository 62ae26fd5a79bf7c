package com.connectchat.bench.scenario;

import com.connectchat.bench.audit.Follower.Gaps;
import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.measure.Figures;
import com.connectchat.bench.measure.Usage;
import com.connectchat.bench.scenario.Device.Hello;
import com.connectchat.bench.scenario.Device.Traits;
import com.connectchat.bench.scenario.Link.AfterLoss;
import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.wire.Dialler;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Everybody but a few is away while something is written to them, and comes back at once: how long it takes until all have it,
 * and what the few feel of it.
 */
public final class Storm implements Scenario {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int SOCKETS_MAX = 1_000_000;
    private static final String TEXT = "You were away. ".repeat(7);

    @Override
    public String name() {
        return "storm";
    }

    @Override
    public String purpose() {
        return "many sockets lost, missing something and reconnecting at once, beside pairs that go on exchanging messages";
    }

    @Override
    public List<Option> options() {
        return Stream.of(List.of(Option.of("--sockets", "N", "10000", "sockets that are lost and come back"),
                Option.of("--changed", "N", "5", "conversations of each of them in which one message is written meanwhile; 0 for none"),
                Rooms.MEMBERS,
                Option.of("--warmup", "TIME", "5s", "traffic of the pairs before anything is measured"),
                Option.of("--before", "TIME", "10s", "measured traffic before the storm"),
                Option.of("--away", "TIME", "5s", "how long the sockets stay away, at least as long as the writing takes"),
                Option.of("--after", "TIME", "10s", "and after it"),
                Option.of("--patience", "TIME", "2m", "when to give up waiting for all to be caught up")), DirectSettings.OPTIONS)
                .flatMap(List::stream).toList();
    }

    /** The phases of a run. */
    private record Plan(int sockets, int changed, Duration warmup, Duration before, Duration away, Duration after, Duration patience) {

        static Plan of(Arguments arguments) {
            return new Plan(arguments.integer("--sockets", 1, SOCKETS_MAX), arguments.integer("--changed", 0, Rooms.EACH_MAX),
                    arguments.duration("--warmup"), arguments.duration("--before"), arguments.duration("--away"),
                    arguments.duration("--after"), arguments.duration("--patience"));
        }
    }

    /** Everything that moves during a run. */
    private record Stage(Rig rig, Target target, DirectTraffic neighbours, Crowd crowd, Speaker speaker, Rooms rooms, Report report) {
    }

    @Override
    public Outcome run(Arguments arguments, Target target) {
        Plan plan = Plan.of(arguments);
        DirectSettings settings = DirectSettings.background(arguments, target);
        int neighbours = settings.pairs() * 2;
        int last = neighbours + plan.sockets();
        target.requireSockets(last + 1);
        Report report = new Report(name(), target);
        report.figures().section("run").put("sockets", plan.sockets()).put("changed_conversations", plan.changed())
                .put("neighbours", neighbours).put("neighbours_rate", settings.ratePerSecond())
                .put("jitter_s", target.reconnectBase().toMillis() / 1000.0);
        Rooms rooms = Rooms.make(Rooms.Plan.of(arguments, target, plan.changed()), target.accounts().get(last),
                target.accounts().subList(neighbours, last));
        try (Rig rig = new Rig(target.loops())) {
            Dialler dialler = new Dialler(target.endpoint());
            Crowd.Part part = new Crowd.Part(target, dialler, neighbours, plan.sockets(),
                    n -> new Traits(rooms.of(n), Hello.NAMES_CURSORS, Gaps.LOST));
            Speaker speaker = new Speaker(rig.lane(0), target.terms(dialler, last, AfterLoss.STAY_AWAY), target.accounts().get(last));
            return play(new Stage(rig, target, new DirectTraffic(rig, target, dialler, settings),
                    new Crowd(rig, part, AfterLoss.COME_BACK), speaker, rooms, report), plan);
        }
    }

    private static Outcome play(Stage stage, Plan plan) {
        Opening opening = new Opening(stage.target().connectRate());
        opening.open(List.of(stage.speaker().link()));
        opening.open(stage.crowd().links());
        if (plan.changed() > 0) {
            Rooms.requireNothingElse(stage.rig());
            stage.crowd().confirm(plan.patience());
        }
        opening.open(stage.neighbours().links());
        stage.rig().openWindow("warm-up");
        stage.neighbours().start();
        Waiting.sleep(plan.warmup());
        stage.rig().openWindow("before");
        Waiting.sleep(plan.before());
        Map<String, Long> heads = away(stage, plan);
        storm(stage, plan, heads);
        stage.rig().openWindow("after");
        Waiting.sleep(plan.after());
        stage.neighbours().stop();
        stage.neighbours().drain();
        stage.crowd().close(heads);
        return finish(stage, plan);
    }

    /** All leave at once; while they are away something is written in each of their conversations. Returns where these stand then. */
    private static Map<String, Long> away(Stage stage, Plan plan) {
        stage.rig().openWindow("away");
        long left = System.nanoTime();
        stage.crowd().leave();
        Map<String, Long> heads = new HashMap<>();
        stage.rooms().all().forEach(each -> heads.put(each, Rooms.HEAD));
        heads.putAll(stage.speaker().say(new Speaker.Speech(stage.rooms().all(), 1, TEXT), plan.patience()));
        Waiting.sleep(plan.away().minusNanos(System.nanoTime() - left));
        stage.report().figures().section("storm").put("away_s", (System.nanoTime() - left) / NANOS_PER_SECOND);
        return heads;
    }

    private static void storm(Stage stage, Plan plan, Map<String, Long> heads) {
        Tally before = stage.rig().tally();
        Usage.Reading start = Usage.Reading.now(stage.target().serverPid());
        stage.rig().openWindow("during");
        long called = System.nanoTime();
        stage.crowd().comeBack(heads);
        while (stage.crowd().caughtUpSince(called) < plan.sockets() && System.nanoTime() - called < plan.patience().toNanos()) {
            Waiting.sleep(POLL);
        }
        Usage usage = Usage.Reading.now(stage.target().serverPid()).since(start);
        usage.report(stage.report().figures(), "reconnection", plan.sockets());
        Histogram back = stage.crowd().timesSince(called);
        Figures.Section section = stage.report().figures().section("storm").put("dropped", plan.sockets())
                .put("back", back.getTotalCount());
        share(section, "back_50_percent_s", back, plan.sockets() * 50L / 100);
        share(section, "back_90_percent_s", back, plan.sockets() * 90L / 100);
        share(section, "back_100_percent_s", back, plan.sockets());
        section.put("events_expected", (long) plan.sockets() * plan.changed())
                .put("frames_received", stage.rig().tally().since(before).framesReceived);
    }

    /** When so many of all that were dropped were back with everything; left out when they never were. */
    private static void share(Figures.Section section, String name, Histogram back, long count) {
        if (back.getTotalCount() >= count && count > 0) {
            section.put(name, back.getValueAtPercentile(100.0 * count / back.getTotalCount()) / NANOS_PER_SECOND);
        }
    }

    private static Outcome finish(Stage stage, Plan plan) {
        Report report = stage.report();
        for (String window : List.of("before", "away", "during", "after")) {
            report.latency("neighbours_send_to_delivered_" + window, stage.rig().toDelivered(window));
            report.latency("neighbours_send_to_ok_" + window, stage.rig().toOk(window));
        }
        Tally tally = stage.rig().tally();
        report.totals(tally);
        report.sockets(tally);
        boolean allThere = stage.crowd().caughtUpSince(Long.MIN_VALUE) == plan.sockets() && stage.neighbours().allLive();
        stage.neighbours().end();
        stage.crowd().end();
        stage.speaker().end();
        report.audit(stage.rig().findings());
        boolean broken = !stage.rig().findings().clean();
        return report.outcome(broken ? Verdict.CONTRACT_BROKEN : allThere && tally.errors.isEmpty() ? Verdict.CLEAN : Verdict.DISTURBED);
    }
}
