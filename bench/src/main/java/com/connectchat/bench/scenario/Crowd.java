package com.connectchat.bench.scenario;

import com.connectchat.bench.measure.LatencyWindows;
import com.connectchat.bench.scenario.Link.AfterLoss;
import com.connectchat.bench.wire.Dialler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Many users who only stay connected. */
final class Crowd {

    private final Rig rig;
    private final Map<Lane, List<Bystander>> bystanders = new HashMap<>();

    /**
     * Part of the target's users.
     *
     * @param first index of the first one
     */
    record Part(Target target, Dialler dialler, int first, int count) {
    }

    Crowd(Rig rig, Part part, AfterLoss afterLoss) {
        this.rig = rig;
        for (int line = part.first(); line < part.first() + part.count(); line++) {
            Lane lane = rig.lane(line);
            Link.Terms terms = part.target().terms(part.dialler(), line, afterLoss);
            Bystander bystander = new Bystander(lane, terms, part.target().accounts().get(line));
            bystanders.computeIfAbsent(lane, _ -> new ArrayList<>()).add(bystander);
        }
    }

    List<Link> links() {
        return bystanders.values().stream().flatMap(List::stream).map(Bystander::link).toList();
    }

    /** How many are live now and became so at this time or later. */
    long liveSince(long nanos) {
        return rig.fromEachLane(lane -> of(lane).stream().filter(each -> each.liveSince(nanos)).count()).stream()
                .mapToLong(Long::longValue).sum();
    }

    /** How long after this time each of those became live. */
    Histogram timesSince(long nanos) {
        Histogram all = LatencyWindows.emptyHistogram();
        rig.fromEachLane(lane -> of(lane).stream().filter(each -> each.liveSince(nanos))
                .map(each -> each.liveSinceNanos() - nanos).toList())
                .forEach(times -> times.forEach(all::recordValue));
        return all;
    }

    /** Closes all sockets at once without a word. */
    void drop() {
        rig.onEachLane(lane -> of(lane).forEach(each -> each.link().drop()));
    }

    /** Closes all sockets for good. */
    void end() {
        rig.onEachLane(lane -> of(lane).forEach(each -> each.link().end()));
    }

    private List<Bystander> of(Lane lane) {
        return bystanders.getOrDefault(lane, List.of());
    }
}
