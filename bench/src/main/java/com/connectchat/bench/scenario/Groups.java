package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.scenario.Link.AfterLoss;
import java.util.List;
import java.util.stream.Stream;

/** Somebody speaks in each of many groups and everybody hears it: what a delivered copy costs, and when the last one has it. */
public final class Groups implements Scenario {

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
        return Stream.of(GroupsSettings.OPTIONS, TrafficRun.OPTIONS).flatMap(List::stream).toList();
    }

    @Override
    public Outcome run(Arguments arguments, Target target) {
        GroupsSettings settings = GroupsSettings.of(arguments, target);
        target.requireSockets(settings.sockets());
        TrafficRun run = new TrafficRun(target, new Report(name(), target), arguments.duration("--warmup"),
                arguments.duration("--duration"), new TrafficRun.Words("delivery", "send_to_last_delivered"), AfterLoss.STAY_AWAY);
        describe(run, settings);
        return run.of((rig, dialler) -> new GroupsTraffic(rig, target, dialler, settings));
    }

    private static void describe(TrafficRun run, GroupsSettings settings) {
        run.report().figures().section("run").put("groups", settings.groups()).put("members", settings.members())
                .put("load", settings.flatOut() ? "flat out, window " + settings.window() : settings.ratePerSecond() + " messages/s")
                .put("text_bytes", settings.text().length()).put("warmup_s", run.warmup().toMillis() / 1000.0)
                .put("duration_s", run.duration().toMillis() / 1000.0);
    }
}
