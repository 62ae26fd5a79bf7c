package com.connectchat.bench.scenario;

import com.connectchat.bench.cli.Option;
import com.connectchat.bench.measure.Memory;
import com.connectchat.bench.measure.Usage;
import com.connectchat.bench.scenario.Link.AfterLoss;
import com.connectchat.bench.scenario.Outcome.Verdict;
import com.connectchat.bench.wire.Dialler;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A run of traffic from its first socket to its outcome: everybody connects, warms up, is measured, is waited for and audited.
 *
 * @param afterLoss whether a lost socket disturbs the run or belongs to it
 */
record TrafficRun(Target target, Report report, Duration warmup, Duration duration, Words words, AfterLoss afterLoss) {

    static final List<Option> OPTIONS = List.of(Option.of("--warmup", "TIME", "10s", "traffic before the measurement"),
            Option.of("--duration", "TIME", "30s", "traffic that is measured"));

    private static final String MEASURED = "measured";

    /**
     * How the figures call what was done.
     *
     * @param unit    what arrives, such as {@code message}
     * @param arrival the section of the times until it did
     */
    record Words(String unit, String arrival) {
    }

    Outcome of(BiFunction<Rig, Dialler, Traffic> making) {
        Memory before = Memory.now(target.serverPid());
        try (Rig rig = new Rig(target.loops())) {
            Traffic traffic = making.apply(rig, new Dialler(target.endpoint()));
            List<Link> links = traffic.links();
            new Opening(target.connectRate()).open(links);
            rig.openWindow("warm-up");
            traffic.start();
            Waiting.sleep(warmup);
            measure(rig);
            traffic.stop();
            Memory after = Memory.now(target.serverPid());
            report.memory(before, after, after, links.size());
            traffic.drain();
            return finish(rig, traffic);
        }
    }

    private void measure(Rig rig) {
        Tally before = rig.tally();
        Usage.Reading start = Usage.Reading.now(target.serverPid());
        rig.openWindow(MEASURED);
        Waiting.sleep(duration);
        Usage usage = Usage.Reading.now(target.serverPid()).since(start);
        Tally inWindow = rig.tally().since(before);
        rig.openWindow("after");
        report.messages(inWindow, usage.seconds());
        usage.report(report.figures(), words.unit(), inWindow.delivered);
    }

    private Outcome finish(Rig rig, Traffic traffic) {
        report.latency("send_to_ok", rig.toOk(MEASURED));
        report.latency(words.arrival(), rig.toDelivered(MEASURED));
        Tally all = rig.tally();
        report.totals(all);
        report.sockets(all);
        traffic.end();
        report.audit(rig.findings());
        boolean disturbed = !all.errors.isEmpty() || afterLoss == AfterLoss.STAY_AWAY && all.socketsLostCount() > 0;
        return report.outcome(!rig.findings().clean() ? Verdict.CONTRACT_BROKEN : disturbed ? Verdict.DISTURBED : Verdict.CLEAN);
    }
}
