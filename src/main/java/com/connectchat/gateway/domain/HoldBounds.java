package com.connectchat.gateway.domain;

/**
 * How much may wait for a catch-up: on one connection, and on all that share this object. Owned by one thread.
 */
public final class HoldBounds {

    /** What an event costs beside its JSON. */
    private static final int OVERHEAD_BYTES = 160;

    private final int eventsMax;
    private final long bytesMax;
    private long sharedBytesLeft;

    /**
     * @param eventsMax      events that one connection may hold
     * @param bytesMax       bytes that one connection may hold
     * @param sharedBytesMax bytes that all connections of the owner may hold together
     */
    public HoldBounds(int eventsMax, long bytesMax, long sharedBytesMax) {
        this.eventsMax = eventsMax;
        this.bytesMax = bytesMax;
        this.sharedBytesLeft = sharedBytesMax;
    }

    static long cost(int jsonBytes) {
        return jsonBytes + OVERHEAD_BYTES;
    }

    boolean take(int events, long bytes, long cost) {
        if (events >= eventsMax || bytes + cost > bytesMax || cost > sharedBytesLeft) {
            return false;
        }
        sharedBytesLeft -= cost;
        return true;
    }

    /** For what must be kept, room or not. */
    void takeAnyway(long cost) {
        sharedBytesLeft -= cost;
    }

    void giveBack(long cost) {
        sharedBytesLeft += cost;
    }
}
