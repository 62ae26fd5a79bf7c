package com.connectchat.gateway.domain;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * When each connection of a gateway that is about to stop has to go. Everybody is told at once, with a delay of their own, and served
 * until then; who has not left by itself when the delay is over is asked nothing more, gets the answers that it waits for, and is closed.
 * All are closed before the time is up. Owned by one thread, which looks again every few moments.
 *
 * @param <C> a connection
 */
public final class Departures<C> {

    /** Between a client's delay and its end here: a client that goes by itself has time to. */
    static final Duration GRACE = Duration.ofMillis(250);
    private static final Duration SPREAD_MIN = Duration.ofMillis(100);
    private static final Duration SPREAD_OF_EACH = Duration.ofMillis(1);

    private final Timetable timetable;
    private final RandomGenerator random;
    private final Door<C> door;
    private final Map<C, Long> leaveNanos = new IdentityHashMap<>();

    public Departures(Timetable timetable, RandomGenerator random, Door<C> door) {
        this.timetable = timetable;
        this.random = random;
        this.door = door;
    }

    /** @param present all that are there now; those that came since the last time are told too */
    public void look(List<C> present, long nowNanos) {
        for (C each : present) {
            if (door.isOver(each)) {
                leaveNanos.remove(each);
            } else if (nowNanos - timetable.closeNanos() >= 0) {
                door.close(each);
            } else {
                look(each, nowNanos);
            }
        }
    }

    private void look(C connection, long nowNanos) {
        Long leave = leaveNanos.computeIfAbsent(connection, unaware -> told(unaware, nowNanos));
        if (nowNanos - leave < 0) {
            return;
        }
        if (door.isIdle(connection)) {
            leaveNanos.remove(connection);
            door.close(connection);
        } else {
            door.takeNothingMore(connection);
        }
    }

    private long told(C connection, long nowNanos) {
        long spread = Math.max(0, timetable.spreadUntilNanos() - nowNanos);
        long delay = spread == 0 ? 0 : random.nextLong(spread);
        return door.tell(connection, Duration.ofNanos(delay)) ? nowNanos + delay + GRACE.toNanos() : nowNanos;
    }

    /**
     * The times of one drain, in the nanoseconds of a clock that only runs forward.
     *
     * @param spreadUntilNanos the latest end of a delay
     * @param closeNanos       when even those are closed who wait for an answer
     */
    public record Timetable(long spreadUntilNanos, long closeNanos) {

        /** Delays take up to half of the time, so that who waits for an answer gets it in the other half. */
        public static Timetable of(int connections, Duration timeout, long nowNanos) {
            Duration spreadMax = timeout.dividedBy(2);
            Duration wanted = SPREAD_OF_EACH.multipliedBy(connections);
            Duration spread = wanted.compareTo(SPREAD_MIN) < 0 ? SPREAD_MIN : wanted;
            Duration taken = spread.compareTo(spreadMax) < 0 ? spread : spreadMax;
            return new Timetable(nowNanos + taken.toNanos(), nowNanos + timeout.multipliedBy(9).dividedBy(10).toNanos());
        }
    }

    /** What can be done with a connection. */
    public interface Door<C> {

        /** Asks it to leave. Returns false for one that can't be told, because it has not been greeted. */
        boolean tell(C connection, Duration delay);

        boolean isOver(C connection);

        /** Whether it waits for no answer. */
        boolean isIdle(C connection);

        /** What it sends from now on stays unread, so its outcome is as unknown as that of what is still under way. */
        void takeNothingMore(C connection);

        void close(C connection);
    }
}
