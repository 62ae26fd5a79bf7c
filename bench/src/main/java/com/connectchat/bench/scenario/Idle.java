package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.measure.Figures;
import com.connectchat.bench.measure.Memory;
import com.connectchat.bench.measure.Usage;
import com.connectchat.bench.scenario.Link.AfterLoss;
import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.wire.Dialler;
import java.time.Duration;
import java.util.List;

/** Many sockets that only stay open: what accepting one costs, and how much memory it takes. */
public final class Idle implements Scenario {

    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final int SOCKETS_MAX = 1_000_000;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String purpose() {
        return "sockets that only stay open";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.of("--sockets", "N", "10000", "sockets held open, each of a user of its own"),
                Option.of("--warmup-sockets", "N", "1000", "of them at most, opened and closed before the measurement"),
                Option.of("--hold", "TIME", "20s", "how long they stay open"));
    }

    @Override
    public Outcome run(Arguments arguments, Target target) {
        int sockets = arguments.integer("--sockets", 1, SOCKETS_MAX);
        int warmup = Math.min(sockets, arguments.integer("--warmup-sockets", 0, SOCKETS_MAX));
        Duration hold = arguments.duration("--hold");
        target.requireSockets(sockets);
        Report report = new Report(name(), target);
        report.figures().section("run").put("sockets", sockets).put("warmup_sockets", warmup).put("connect_rate", target.connectRate())
                .put("hold_s", hold.toMillis() / 1000.0);
        try (Rig rig = new Rig(target.loops())) {
            Dialler dialler = new Dialler(target.endpoint());
            warmUp(rig, Crowd.Part.alone(target, dialler, 0, warmup));
            Memory before = Memory.afterCollection(target.serverPid());
            Crowd crowd = new Crowd(rig, Crowd.Part.alone(target, dialler, 0, sockets), AfterLoss.STAY_AWAY);
            open(crowd, target, report, sockets);
            hold(target, hold, report);
            report.memory(before, Memory.now(target.serverPid()), Memory.afterCollection(target.serverPid()), sockets);
            return finish(rig, crowd, sockets, report);
        }
    }

    private static void warmUp(Rig rig, Crowd.Part part) {
        if (part.count() > 0) {
            Crowd crowd = new Crowd(rig, part, AfterLoss.STAY_AWAY);
            new Opening(part.target().connectRate()).open(crowd.links());
            crowd.end();
        }
        Waiting.sleep(SETTLING);
    }

    private static void open(Crowd crowd, Target target, Report report, int sockets) {
        Usage.Reading start = Usage.Reading.now(target.serverPid());
        Opening opening = new Opening(target.connectRate());
        opening.open(crowd.links());
        Usage usage = Usage.Reading.now(target.serverPid()).since(start);
        report.figures().section("opening").put("seconds", usage.seconds()).put("per_second", sockets / usage.seconds());
        report.latency("connect_to_live", opening.toLive());
        usage.report(report.figures(), "connection", sockets);
    }

    private static void hold(Target target, Duration hold, Report report) {
        Usage.Reading start = Usage.Reading.now(target.serverPid());
        Waiting.sleep(hold);
        Usage usage = Usage.Reading.now(target.serverPid()).since(start);
        Figures.Section section = report.figures().section("held");
        usage.server().ifPresent(server -> section.put("server_cpu_cores", server.totalMicros() / 1e6 / usage.seconds()));
    }

    private static Outcome finish(Rig rig, Crowd crowd, int sockets, Report report) {
        long live = crowd.caughtUpSince(Long.MIN_VALUE);
        report.figures().section("held").put("still_live", live);
        report.sockets(rig.tally());
        crowd.end();
        return report.outcome(live == sockets ? Verdict.CLEAN : Verdict.DISTURBED);
    }
}
