package com.connectchat.bench.scenario;

import com.connectchat.bench.measure.Pace;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes messages fall due on one lane, each sender in turn, at the times that the pace gives. */
final class Pacer implements Runnable {

    private final Lane lane;
    private final List<Peer> peers;
    private final Pace pace;
    private boolean stopped;

    Pacer(Lane lane, List<Peer> peers, Pace pace) {
        this.lane = lane;
        this.peers = peers;
        this.pace = pace;
    }

    @Override
    public void run() {
        while (!stopped && pace.due(System.nanoTime())) {
            peers.get((int) (pace.count() % peers.size())).due(pace.nextNanos());
            pace.advance();
        }
        if (!stopped) {
            lane.loop.schedule(this, Math.max(0, pace.nextNanos() - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    /** Only on its lane. */
    void stop() {
        stopped = true;
    }
}
