package com.connectchat.bench.scenario;

import static java.util.stream.Collectors.toMap;

import com.connectchat.bench.audit.Follower.Gaps;
import com.connectchat.bench.cli.Arguments;
import com.connectchat.bench.cli.Option;
import com.connectchat.bench.measure.Figures;
import com.connectchat.bench.measure.LatencyWindows;
import com.connectchat.bench.measure.Usage;
import com.connectchat.bench.scenario.Device.Hello;
import com.connectchat.bench.scenario.Device.Traits;
import com.connectchat.bench.scenario.Link.AfterLoss;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One device comes back after a long time, to many conversations with many messages in each. It acknowledges nothing, so it can
 * come back again and again to the same.
 *
 * @param messages in each conversation
 */
record LongAway(URI api, int conversations, int messages, int returns) {

    static final List<Option> OPTIONS = List.of(
            Option.of("--missed-conversations", "N", "1000", "conversations of the one that was away for long; 0 leaves this part out"),
            Option.of("--missed-messages", "N", "100", "messages that it missed in each of them"),
            Option.of("--returns", "N", "20", "times that it comes back, each time to all of it; the first counts by itself"));

    private static final double MILLIS_PER_SECOND = 1000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final String TEXT = "You were away. ".repeat(7);

    static LongAway of(Arguments arguments, Target target) {
        return new LongAway(Rooms.address(arguments, target), arguments.integer("--missed-conversations", 0, 100_000),
                arguments.integer("--missed-messages", 1, 1_000_000), arguments.integer("--returns", 2, 10_000));
    }

    /** The one who was away, and the one who wrote meanwhile. */
    int users() {
        return conversations == 0 ? 0 : 2;
    }

    /** @param first index of the first of the two users */
    void run(Offline.Stage stage, int first) {
        if (conversations == 0) {
            return;
        }
        List<Account> accounts = stage.target().accounts();
        Rooms rooms = Rooms.make(new Rooms.Plan(api, conversations, 1), accounts.get(first + 1), List.of(accounts.get(first)));
        Map<String, Long> heads = write(stage, rooms, first + 1);
        Map<String, Long> nothing = heads.keySet().stream().collect(toMap(each -> each, _ -> 0L));
        Crowd.Part part = new Crowd.Part(stage.target(), stage.dialler(), first, 1,
                _ -> new Traits(nothing, Hello.NAMES_NONE, Gaps.ALLOWED));
        Histogram once = comeBack(stage, part, heads);
        Tally before = stage.rig().tally();
        Usage.Reading start = Usage.Reading.now(stage.target().serverPid());
        Histogram often = LatencyWindows.emptyHistogram();
        for (int i = 1; i < returns; i++) {
            often.add(comeBack(stage, part, heads));
        }
        Usage usage = Usage.Reading.now(stage.target().serverPid()).since(start);
        Figures.Section section = describe(stage).put("first_return_ms", once.getMaxValue() / NANOS_PER_MILLI).putLatency(often);
        received(section, stage.rig().tally().since(before));
        usage.report(section, "return", returns - 1L);
    }

    private Map<String, Long> write(Offline.Stage stage, Rooms rooms, int line) {
        Link.Terms terms = stage.target().terms(stage.dialler(), line, AfterLoss.STAY_AWAY);
        Speaker speaker = new Speaker(stage.rig().lane(line), terms, stage.target().accounts().get(line));
        new Opening(stage.target().connectRate()).open(List.of(speaker.link()));
        long start = System.nanoTime();
        Map<String, Long> heads = speaker.say(new Speaker.Speech(rooms.all(), messages, TEXT), PATIENCE);
        describe(stage).put("writing_s", (System.nanoTime() - start) / NANOS_PER_MILLI / MILLIS_PER_SECOND);
        speaker.end();
        return heads;
    }

    private Figures.Section describe(Offline.Stage stage) {
        return stage.report().figures().section("long_away").put("conversations", conversations)
                .put("missed_messages", (long) conversations * messages);
    }

    private static Histogram comeBack(Offline.Stage stage, Crowd.Part part, Map<String, Long> heads) {
        Crowd crowd = new Crowd(stage.rig(), part, AfterLoss.STAY_AWAY);
        Opening opening = new Opening(stage.target().connectRate());
        opening.open(crowd.links());
        crowd.close(heads);
        crowd.end();
        Waiting.sleep(BETWEEN);
        return opening.toLive();
    }

    private void received(Figures.Section section, Tally tally) {
        double times = returns - 1.0;
        section.put("frames_per_return", tally.framesReceived / times).put("bytes_per_return", tally.bytesReceived / times)
                .put("events_per_return", tally.delivered / times).put("gaps_per_return", tally.gapsAnnounced / times);
    }
}
