package com.connectchat.bench.scenario;

import com.connectchat.bench.audit.Findings;
import com.connectchat.bench.measure.LatencyWindows;
import com.connectchat.bench.wire.Dialler;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The lanes of a run and the way into them from the thread that directs it. */
final class Rig implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup group;
    private final List<Lane> lanes = new ArrayList<>();

    Rig(int loops) {
        group = new MultiThreadIoEventLoopGroup(loops, Dialler.ioHandlers());
        for (int i = 0; i < loops; i++) {
            lanes.add(new Lane((EventLoop) group.next()));
        }
    }

    /** The lane of the {@code n}-th pair or user: they are dealt out in turn. */
    Lane lane(int n) {
        return lanes.get(n % lanes.size());
    }

    int size() {
        return lanes.size();
    }

    /** Does something on every lane and waits until it is done. */
    void onEachLane(Consumer<Lane> action) {
        fromEachLane(lane -> {
            action.accept(lane);
            return lane;
        });
    }

    /** Asks every lane on its own thread. */
    <T> List<T> fromEachLane(Function<Lane, T> question) {
        return lanes.stream().map(lane -> lane.loop.submit(() -> question.apply(lane))).toList().stream()
                .map(answer -> answer.syncUninterruptibly().getNow()).toList();
    }

    /** From now on, what falls due counts in this window. */
    void openWindow(String name) {
        long now = System.nanoTime();
        onEachLane(lane -> {
            lane.toOk.open(name, now);
            lane.toDelivered.open(name, now);
        });
    }

    Tally tally() {
        Tally sum = new Tally();
        fromEachLane(lane -> {
            Tally copy = new Tally();
            copy.add(lane.tally);
            return copy;
        }).forEach(sum::add);
        return sum;
    }

    Histogram toOk(String window) {
        return histogram(lane -> lane.toOk, window);
    }

    Histogram toDelivered(String window) {
        return histogram(lane -> lane.toDelivered, window);
    }

    private Histogram histogram(Function<Lane, LatencyWindows> which, String window) {
        Map<String, Histogram> byName = new HashMap<>();
        fromEachLane(lane -> {
            Map<String, Histogram> own = new HashMap<>();
            which.apply(lane).addTo(own);
            return own;
        }).forEach(own -> own.forEach((name, histogram) -> byName
                .computeIfAbsent(name, _ -> LatencyWindows.emptyHistogram()).add(histogram)));
        return byName.getOrDefault(window, LatencyWindows.emptyHistogram());
    }

    Findings findings() {
        Findings all = new Findings();
        onEachLane(lane -> {
            synchronized (all) {
                all.addAll(lane.findings);
            }
        });
        return all;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
