package com.connectchat.gateway.domain;

/**
 * How much one connection may send: two leaky buckets, kept as the times at which they would be empty, so that one connection costs
 * two numbers and no timer. Owned by one thread.
 */
public final class FloodGate {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Rates rates;
    private long framesEmptyAt;
    private long bytesEmptyAt;
    private int refusals;

    public FloodGate(Rates rates, long nowNanos) {
        this.rates = rates;
        this.framesEmptyAt = nowNanos;
        this.bytesEmptyAt = nowNanos;
    }

    /** Counts a frame. Returns 0 when it may pass, else after how many nanoseconds the next one may; then it does not count. */
    public long admit(int bytes, long nowNanos) {
        long framesAt = later(framesEmptyAt, nowNanos);
        long bytesAt = later(bytesEmptyAt, nowNanos);
        long excess = Math.max(framesAt - nowNanos - rates.framesBurstNanos, bytesAt - nowNanos - rates.bytesBurstNanos);
        if (excess > 0) {
            refusals++;
            return excess;
        }
        if (framesAt == nowNanos) {
            refusals = 0;
        }
        framesEmptyAt = framesAt + rates.nanosPerFrame;
        bytesEmptyAt = bytesAt + bytes * rates.nanosPerKilobyte / 1_024;
        return 0;
    }

    /** Frames refused since the connection last was within its rate. */
    public int refusals() {
        return refusals;
    }

    private static long later(long emptyAt, long nowNanos) {
        return emptyAt - nowNanos > 0 ? emptyAt : nowNanos;
    }

    /** What a connection may send; shared by all of them. */
    public static final class Rates {

        private final long nanosPerFrame;
        private final long nanosPerKilobyte;
        private final long framesBurstNanos;
        private final long bytesBurstNanos;

        /** Sustained rates a second, and how much may come at once. */
        public Rates(int framesPerSecond, int framesBurst, long bytesPerSecond, long bytesBurst) {
            this.nanosPerFrame = NANOS_PER_SECOND / framesPerSecond;
            this.nanosPerKilobyte = Math.max(1, NANOS_PER_SECOND * 1_024 / bytesPerSecond);
            this.framesBurstNanos = nanosPerFrame * framesBurst - nanosPerFrame;
            this.bytesBurstNanos = nanosPerKilobyte * (bytesBurst / 1_024);
        }
    }
}
