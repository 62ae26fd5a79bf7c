package com.connectchat.bench.scenario;

import com.connectchat.bench.measure.Pace;
import com.connectchat.bench.scenario.Link.AfterLoss;
import com.connectchat.bench.wire.Dialler;
import com.connectchat.bench.wire.MessageTemplate.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** All groups of a run: made, set going, stopped, waited for and audited, in this order. */
final class GroupsTraffic implements Traffic {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Rig rig;
    private final GroupsSettings settings;
    private final Map<Lane, List<Audience>> audiences = new HashMap<>();
    private volatile boolean stopped;

    GroupsTraffic(Rig rig, Target target, Dialler dialler, GroupsSettings settings) {
        this.rig = rig;
        this.settings = settings;
        GroupMaker maker = new GroupMaker(settings.api());
        int run = ThreadLocalRandom.current().nextInt();
        for (int group = 0; group < settings.groups(); group++) {
            int first = group * settings.members();
            List<Account> members = target.accounts().subList(first, first + settings.members());
            Lane lane = rig.lane(group);
            audiences.computeIfAbsent(lane, _ -> new ArrayList<>()).add(new Audience(lane, new Sender(run, group, 0), maker.make(members),
                    members, settings, index -> target.terms(dialler, first + index, AfterLoss.STAY_AWAY)));
        }
    }

    @Override
    public List<Link> links() {
        return audiences.values().stream().flatMap(List::stream).flatMap(each -> each.links().stream()).toList();
    }

    @Override
    public void start() {
        long now = System.nanoTime();
        rig.onEachLane(lane -> {
            List<Audience> ofLane = audiences.getOrDefault(lane, List.of());
            if (settings.flatOut()) {
                ofLane.forEach(Audience::startFlatOut);
            } else if (!ofLane.isEmpty()) {
                pace(lane, ofLane, new Pace(now, (double) settings.ratePerSecond() * ofLane.size() / settings.groups()));
            }
        });
    }

    /** Makes messages fall due, in each group in turn, at the times that the pace gives. */
    private void pace(Lane lane, List<Audience> ofLane, Pace pace) {
        while (!stopped && pace.due(System.nanoTime())) {
            ofLane.get((int) (pace.count() % ofLane.size())).due(pace.nextNanos());
            pace.advance();
        }
        if (!stopped) {
            lane.loop.schedule(() -> pace(lane, ofLane, pace), Math.max(0, pace.nextNanos() - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void stop() {
        stopped = true;
        rig.onEachLane(lane -> audiences.getOrDefault(lane, List.of()).forEach(Audience::stopFlatOut));
    }

    @Override
    public void drain() {
        long deadline = System.nanoTime() + settings.drain().toNanos();
        while (!settled() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        rig.onEachLane(lane -> audiences.getOrDefault(lane, List.of()).forEach(Audience::close));
    }

    private boolean settled() {
        return rig.fromEachLane(lane -> audiences.getOrDefault(lane, List.of()).stream().allMatch(Audience::settled)).stream()
                .allMatch(Boolean::booleanValue);
    }

    @Override
    public void end() {
        rig.onEachLane(lane -> audiences.getOrDefault(lane, List.of()).forEach(Audience::end));
    }
}
