package com.connectchat.bench.scenario;

import com.connectchat.bench.audit.Findings;
import com.connectchat.bench.measure.LatencyWindows;
import com.connectchat.bench.wire.Scratch;
import io.netty.channel.EventLoop;

/**
 * One event loop with everything that its sockets share: nothing in a lane is touched by another thread, so nothing in it is
 * locked. Both users of a pair are on one lane.
 */
final class Lane {

    final EventLoop loop;
    final Scratch scratch = new Scratch();
    final LatencyWindows toOk = new LatencyWindows();
    final LatencyWindows toDelivered = new LatencyWindows();
    final Findings findings = new Findings();
    final Tally tally = new Tally();

    Lane(EventLoop loop) {
        this.loop = loop;
    }
}
