package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import java.util.List;
import java.util.stream.Stream;

/** Pairs exchange messages, at a rate or flat out: what a message costs and how long it takes. */
public final class Direct implements Scenario {

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
        return Stream.of(DirectSettings.OPTIONS, DirectSettings.OWN_OPTIONS, TrafficRun.OPTIONS).flatMap(List::stream).toList();
    }

    @Override
    public Outcome run(Arguments arguments, Target target) {
        DirectSettings settings = DirectSettings.of(arguments, target);
        target.requireSockets(settings.pairs() * 2);
        TrafficRun run = new TrafficRun(target, new Report(name(), target), arguments.duration("--warmup"),
                arguments.duration("--duration"), new TrafficRun.Words("message", "send_to_delivered"), settings.afterLoss());
        describe(run, settings);
        return run.of((rig, dialler) -> new DirectTraffic(rig, target, dialler, settings));
    }

    private static void describe(TrafficRun run, DirectSettings settings) {
        run.report().figures().section("run").put("pairs", settings.pairs())
                .put("load", settings.flatOut() ? "flat out, window " + settings.window() : settings.ratePerSecond() + " messages/s")
                .put("text_bytes", settings.text().length()).put("warmup_s", run.warmup().toMillis() / 1000.0)
                .put("duration_s", run.duration().toMillis() / 1000.0);
    }
}
