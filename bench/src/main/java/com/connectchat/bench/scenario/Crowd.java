package com.connectchat.bench.scenario;

import com.connectchat.bench.measure.LatencyWindows;
import com.connectchat.bench.scenario.Device.Traits;
import com.connectchat.bench.scenario.Link.AfterLoss;
import com.connectchat.bench.wire.Dialler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/** Many users who only stay connected, or go and come back. */
final class Crowd {

    /** Devices of a lane that confirm at the same time. */
    private static final int CONFIRMING_MAX = 20;

    private final Rig rig;
    private final Map<Lane, List<Device>> devices = new HashMap<>();

    /**
     * Part of the target's users.
     *
     * @param first  index of the first one
     * @param traits of the {@code n}-th user of this part
     */
    record Part(Target target, Dialler dialler, int first, int count, IntFunction<Traits> traits) {

        /** Users who have nothing to follow. */
        static Part alone(Target target, Dialler dialler, int first, int count) {
            return new Part(target, dialler, first, count, _ -> Traits.ALONE);
        }
    }

    Crowd(Rig rig, Part part, AfterLoss afterLoss) {
        this.rig = rig;
        for (int i = 0; i < part.count(); i++) {
            int line = part.first() + i;
            Lane lane = rig.lane(line);
            Link.Terms terms = part.target().terms(part.dialler(), line, afterLoss);
            Device device = new Device(lane, terms, part.target().accounts().get(line), part.traits().apply(i));
            devices.computeIfAbsent(lane, _ -> new ArrayList<>()).add(device);
        }
    }

    List<Link> links() {
        return devices.values().stream().flatMap(List::stream).map(Device::link).toList();
    }

    /** How many are live now with everything that they are to have, and came this far at this time or later. */
    long caughtUpSince(long nanos) {
        return rig.fromEachLane(lane -> of(lane).stream().filter(each -> each.caughtUpSince(nanos)).count()).stream()
                .mapToLong(Long::longValue).sum();
    }

    /** How long after this time each of those came this far. */
    Histogram timesSince(long nanos) {
        Histogram all = LatencyWindows.emptyHistogram();
        rig.fromEachLane(lane -> of(lane).stream().filter(each -> each.caughtUpSince(nanos))
                .map(each -> each.caughtUpNanos() - nanos).toList())
                .forEach(times -> times.forEach(all::recordValue));
        return all;
    }

    /** Every device confirms what it has, some at a time; returns when the server has answered all of it. */
    void confirm(Duration patience) {
        CountDownLatch open = new CountDownLatch(devices.size());
        rig.onEachLane(lane -> {
            if (devices.containsKey(lane)) {
                new Confirming(new ArrayDeque<>(of(lane)), open).start();
            }
        });
        try {
            if (!open.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RunFailed("what the devices have is not confirmed after " + patience);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RunFailed("interrupted");
        }
    }

    /** The devices of one lane that have not begun to confirm. */
    private static final class Confirming {

        private final Queue<Device> waiting;
        private final CountDownLatch open;
        private int underWay;

        Confirming(Queue<Device> waiting, CountDownLatch open) {
            this.waiting = waiting;
            this.open = open;
        }

        void start() {
            underWay = Math.min(CONFIRMING_MAX, waiting.size());
            for (int i = underWay; i > 0; i--) {
                next();
            }
        }

        private void next() {
            Device device = waiting.poll();
            if (device != null) {
                device.confirm(this::next);
            } else if (--underWay == 0) {
                open.countDown();
            }
        }
    }

    /** Closes all sockets at once without a word; they stay away until called back. */
    void leave() {
        rig.onEachLane(lane -> of(lane).forEach(Device::leave));
    }

    /** Calls all back at once. @param heads of the conversations in which something was written meanwhile */
    void comeBack(Map<String, Long> heads) {
        rig.onEachLane(lane -> of(lane).forEach(each -> each.comeBack(heads)));
    }

    /** The end of the audit: these are the newest numbers that were acknowledged. */
    void close(Map<String, Long> heads) {
        rig.onEachLane(lane -> of(lane).forEach(each -> each.close(heads)));
    }

    /** Closes all sockets for good. */
    void end() {
        rig.onEachLane(lane -> of(lane).forEach(each -> each.link().end()));
    }

    private List<Device> of(Lane lane) {
        return devices.getOrDefault(lane, List.of());
    }
}
