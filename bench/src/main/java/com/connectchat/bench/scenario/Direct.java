package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.measure.Memory;
import com.connectchat.bench.measure.Usage;
import com.connectchat.bench.scenario.Link.AfterLoss;
import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.wire.Dialler;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Pairs exchange messages, at a rate or flat out: what a message costs and how long it takes. */
public final class Direct implements Scenario {

    private static final String MEASURED = "measured";

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public String purpose() {
        return "pairs exchange messages, at a rate or flat out";
    }

    @Override
    public List<Option> options() {
        return Stream.of(DirectSettings.OPTIONS, DirectSettings.OWN_OPTIONS, List.of(
                Option.of("--warmup", "TIME", "10s", "traffic before the measurement"),
                Option.of("--duration", "TIME", "30s", "traffic that is measured"))).flatMap(List::stream).toList();
    }

    @Override
    public Outcome run(Arguments arguments, Target target) {
        DirectSettings settings = DirectSettings.of(arguments, target);
        Duration warmup = arguments.duration("--warmup");
        Duration duration = arguments.duration("--duration");
        int sockets = settings.pairs() * 2;
        target.requireSockets(sockets);
        Report report = new Report(name(), target);
        describe(report, settings, warmup, duration);
        Memory before = Memory.now(target.serverPid());
        try (Rig rig = new Rig(target.loops())) {
            DirectTraffic traffic = new DirectTraffic(rig, target, new Dialler(target.endpoint()), settings);
            new Opening(target.connectRate()).open(traffic.links());
            rig.openWindow("warm-up");
            traffic.start();
            Waiting.sleep(warmup);
            measure(rig, target, duration, report);
            traffic.stop();
            Memory after = Memory.now(target.serverPid());
            report.memory(before, after, after, sockets);
            traffic.drain();
            return finish(rig, traffic, settings, report);
        }
    }

    private static void describe(Report report, DirectSettings settings, Duration warmup, Duration duration) {
        report.figures().section("run").put("pairs", settings.pairs())
                .put("load", settings.flatOut() ? "flat out, window " + settings.window() : settings.ratePerSecond() + " messages/s")
                .put("text_bytes", settings.text().length()).put("warmup_s", warmup.toMillis() / 1000.0)
                .put("duration_s", duration.toMillis() / 1000.0);
    }

    private static void measure(Rig rig, Target target, Duration duration, Report report) {
        Tally before = rig.tally();
        Usage.Reading start = Usage.Reading.now(target.serverPid());
        rig.openWindow(MEASURED);
        Waiting.sleep(duration);
        Usage usage = Usage.Reading.now(target.serverPid()).since(start);
        Tally inWindow = rig.tally().since(before);
        rig.openWindow("after");
        report.messages(inWindow, usage.seconds());
        usage.report(report.figures(), "message", inWindow.delivered);
    }

    private static Outcome finish(Rig rig, DirectTraffic traffic, DirectSettings settings, Report report) {
        report.latency("send_to_ok", rig.toOk(MEASURED));
        report.latency("send_to_delivered", rig.toDelivered(MEASURED));
        Tally all = rig.tally();
        report.totals(all);
        report.sockets(all);
        traffic.end();
        report.audit(rig.findings());
        boolean disturbed = !all.errors.isEmpty() || settings.afterLoss() == AfterLoss.STAY_AWAY && all.socketsLostCount() > 0;
        return report.outcome(!rig.findings().clean() ? Verdict.CONTRACT_BROKEN : disturbed ? Verdict.DISTURBED : Verdict.CLEAN);
    }
}
