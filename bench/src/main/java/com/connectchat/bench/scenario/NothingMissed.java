package com.connectchat.bench.scenario;

import com.connectchat.bench.audit.Follower.Gaps;
import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.measure.Figures;
import com.connectchat.bench.measure.Usage;
import com.connectchat.bench.scenario.Device.Hello;
import com.connectchat.bench.scenario.Device.Traits;
import com.connectchat.bench.scenario.Link.AfterLoss;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Many devices connect that have acknowledged everything: once without a word on what they have, and once naming the cursor of
 * each conversation.
 *
 * @param rounds times that all connect and leave before they are measured
 * @param pause  between two times, so that the leaving of the last is over
 */
record NothingMissed(int devices, Rooms.Plan plan, int rounds, Duration pause) {

    static final List<Option> OPTIONS = List.of(
            Option.of("--devices", "N", "5000", "devices that have everything and connect; 0 leaves this part out"),
            Option.of("--conversations", "N", "5", "conversations of each of them"),
            Rooms.MEMBERS,
            Option.of("--warmup-rounds", "N", "3", "times that all connect and leave before they are measured"),
            Option.of("--pause", "TIME", "6s", "between two times, so that the leaving of the last is over"));

    private static final int DEVICES_MAX = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    static NothingMissed of(Arguments arguments, Target target) {
        return new NothingMissed(arguments.integer("--devices", 0, DEVICES_MAX),
                Rooms.Plan.of(arguments, target, arguments.integer("--conversations", 1, Rooms.EACH_MAX)),
                arguments.integer("--warmup-rounds", 0, 1000), arguments.duration("--pause"));
    }

    /** The devices', and the owner of their groups. */
    int users() {
        return devices == 0 ? 0 : devices + 1;
    }

    void run(Offline.Stage stage) {
        if (devices == 0) {
            return;
        }
        stage.report().figures().section("run").put("devices", devices).put("conversations_of_each", plan.each())
                .put("warmup_rounds", rounds);
        List<Account> accounts = stage.target().accounts();
        Rooms rooms = Rooms.make(plan, accounts.get(devices), accounts.subList(0, devices));
        acknowledgeAll(stage, crowd(stage, rooms, Hello.NAMES_CURSORS));
        measure(stage, rooms, Hello.NAMES_NONE, "connect_without_cursors");
        measure(stage, rooms, Hello.NAMES_CURSORS, "connect_with_cursors");
    }

    private Crowd crowd(Offline.Stage stage, Rooms rooms, Hello hello) {
        return new Crowd(stage.rig(), new Crowd.Part(stage.target(), stage.dialler(), 0, devices,
                n -> new Traits(rooms.of(n), hello, Gaps.LOST)), AfterLoss.STAY_AWAY);
    }

    private static void acknowledgeAll(Offline.Stage stage, Crowd crowd) {
        connect(stage, crowd);
        Rooms.requireNothingElse(stage.rig());
        crowd.confirm(PATIENCE);
        crowd.end();
    }

    private void measure(Offline.Stage stage, Rooms rooms, Hello hello, String section) {
        for (int round = 0; round < rounds; round++) {
            connectAll(stage, crowd(stage, rooms, hello));
        }
        Crowd crowd = crowd(stage, rooms, hello);
        Waiting.sleep(pause);
        Tally before = stage.rig().tally();
        Usage.Reading start = Usage.Reading.now(stage.target().serverPid());
        Histogram toLive = connect(stage, crowd);
        Usage usage = Usage.Reading.now(stage.target().serverPid()).since(start);
        Tally connecting = stage.rig().tally().since(before);
        crowd.end();
        Figures.Section figures = stage.report().figures().section(section).putLatency(toLive);
        usage.report(figures, "connect", devices);
        figures.put("frames_per_connect", (double) connecting.framesReceived / devices)
                .put("bytes_per_connect", (double) connecting.bytesReceived / devices)
                .put("events_and_gaps", connecting.delivered + connecting.gapsAnnounced);
    }

    private void connectAll(Offline.Stage stage, Crowd crowd) {
        Waiting.sleep(pause);
        connect(stage, crowd);
        crowd.end();
    }

    private static Histogram connect(Offline.Stage stage, Crowd crowd) {
        Opening opening = new Opening(stage.target().connectRate());
        opening.open(crowd.links());
        return opening.toLive();
    }
}
