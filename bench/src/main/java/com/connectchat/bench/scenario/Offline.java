package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.wire.Dialler;
import java.util.List;
import java.util.stream.Stream;

/** Devices that were away: what it costs to find out that nothing was missed, and how long it takes where very much was. */
public final class Offline implements Scenario {

    @Override
    public String name() {
        return "offline";
    }

    @Override
    public String purpose() {
        return "devices that connect and missed nothing, and one that comes back after a long time";
    }

    @Override
    public List<Option> options() {
        return Stream.of(NothingMissed.OPTIONS, LongAway.OPTIONS, List.of(Rooms.API)).flatMap(List::stream).toList();
    }

    /** Where a run takes place. */
    record Stage(Rig rig, Target target, Dialler dialler, Report report) {
    }

    @Override
    public Outcome run(Arguments arguments, Target target) {
        NothingMissed nothing = NothingMissed.of(arguments, target);
        LongAway longAway = LongAway.of(arguments, target);
        target.requireSockets(nothing.users() + longAway.users());
        Report report = new Report(name(), target);
        report.figures().section("run").put("connect_rate", target.connectRate());
        try (Rig rig = new Rig(target.loops())) {
            Stage stage = new Stage(rig, target, new Dialler(target.endpoint()), report);
            nothing.run(stage);
            longAway.run(stage, nothing.users());
            return finish(stage);
        }
    }

    private static Outcome finish(Stage stage) {
        Report report = stage.report();
        Tally all = stage.rig().tally();
        report.totals(all);
        report.sockets(all);
        report.audit(stage.rig().findings());
        boolean disturbed = !all.errors.isEmpty() || all.socketsLostCount() > 0;
        return report.outcome(!stage.rig().findings().clean() ? Verdict.CONTRACT_BROKEN : disturbed ? Verdict.DISTURBED : Verdict.CLEAN);
    }
}
