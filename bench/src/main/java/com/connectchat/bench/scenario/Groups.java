package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.measure.Memory;
import com.connectchat.bench.measure.Usage;
import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.wire.Dialler;
import java.time.Duration;
import java.util.List;

/** Somebody speaks in each of many groups and everybody hears it: what a delivered copy costs, and when the last one has it. */
public final class Groups implements Scenario {

    private static final String MEASURED = "measured";

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public String purpose() {
        return "one member of each group speaks, all others hear it; a delivery is one copy";
    }

    @Override
    public List<Option> options() {
        return GroupsSettings.OPTIONS;
    }

    @Override
    public Outcome run(Arguments arguments, Target target) {
        GroupsSettings settings = GroupsSettings.of(arguments, target);
        target.requireSockets(settings.sockets());
        Report report = new Report(name(), target);
        describe(report, settings);
        Memory before = Memory.now(target.serverPid());
        try (Rig rig = new Rig(target.loops())) {
            GroupsTraffic traffic = new GroupsTraffic(rig, target, new Dialler(target.endpoint()), settings);
            new Opening(target.connectRate()).open(traffic.links());
            rig.openWindow("warm-up");
            traffic.start();
            Waiting.sleep(settings.warmup());
            measure(rig, target, settings.duration(), report);
            traffic.stop();
            Memory after = Memory.now(target.serverPid());
            report.memory(before, after, after, settings.sockets());
            traffic.drain();
            return finish(rig, traffic, report);
        }
    }

    private static void describe(Report report, GroupsSettings settings) {
        report.figures().section("run").put("groups", settings.groups()).put("members", settings.members())
                .put("load", settings.flatOut() ? "flat out, window " + settings.window() : settings.ratePerSecond() + " messages/s")
                .put("text_bytes", settings.text().length()).put("warmup_s", settings.warmup().toMillis() / 1000.0)
                .put("duration_s", settings.duration().toMillis() / 1000.0);
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
        usage.report(report.figures(), "delivery", inWindow.delivered);
    }

    private static Outcome finish(Rig rig, GroupsTraffic traffic, Report report) {
        report.latency("send_to_ok", rig.toOk(MEASURED));
        report.latency("send_to_last_delivered", rig.toDelivered(MEASURED));
        Tally all = rig.tally();
        report.totals(all);
        report.sockets(all);
        traffic.end();
        report.audit(rig.findings());
        boolean disturbed = !all.errors.isEmpty() || all.socketsLostCount() > 0;
        return report.outcome(!rig.findings().clean() ? Verdict.CONTRACT_BROKEN : disturbed ? Verdict.DISTURBED : Verdict.CLEAN);
    }
}
