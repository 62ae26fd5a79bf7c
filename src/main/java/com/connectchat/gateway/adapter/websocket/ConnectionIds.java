package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.ConnectionId;

/**
 * Numbers the connections of one event loop. The lowest bits name the loop, so that whoever brings something for a connection knows
 * where it lives without a look-up; the start time above them makes a number unlike any that a former run of this gateway gave.
 */
final class ConnectionIds {

    static final int LOOPS_MAX = 256;

    private static final int LOOP_BITS = 8;
    private static final int COUNTER_BITS = 12;

    private final int loop;
    private long counter;

    ConnectionIds(long startMillis, int loop) {
        this.counter = startMillis << COUNTER_BITS;
        this.loop = loop;
    }

    ConnectionId next() {
        return new ConnectionId(++counter << LOOP_BITS | loop);
    }

    static int loopOf(ConnectionId id) {
        return (int) (id.value() & LOOPS_MAX - 1);
    }
}
