package com.connectchat.gateway.domain;

import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Smooths flapping connections: who has left is spoken of only when they have not been back for a while. Bounded; thread-safe. Times are
 * the nanoseconds of a clock that only runs forward.
 *
 * @param <S> how somebody is
 */
public final class Farewells<S> {

    private final long delayNanos;
    private final int max;
    /** In the order in which they are due. */
    private final Map<UserId, Pending<S>> pending = new LinkedHashMap<>();

    public Farewells(Duration delay, int max) {
        this.delayNanos = delay.toNanos();
        this.max = max;
    }

    /**
     * Somebody left with a device and is less present for it. Of several leavings the last one counts for the time, the first one for what
     * others believe. Returns whether there was room: who finds none is not spoken of.
     */
    public synchronized boolean left(UserId user, S before, long nowNanos) {
        Pending<S> known = pending.remove(user);
        if (known == null && pending.size() >= max) {
            return false;
        }
        pending.put(user, new Pending<>(known == null ? before : known.believed(), nowNanos + delayNanos));
        return true;
    }

    /** Somebody is there again. Returns what others believe because nobody has told them of the leaving; empty if none was pending. */
    public synchronized Optional<S> back(UserId user) {
        return Optional.ofNullable(pending.remove(user)).map(Pending::believed);
    }

    /** Those who have not been back, with what others still believe of them; they are forgotten here. */
    public synchronized List<Farewell<S>> due(long nowNanos) {
        List<Farewell<S>> due = new ArrayList<>();
        Iterator<Map.Entry<UserId, Pending<S>>> all = pending.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<UserId, Pending<S>> next = all.next();
            if (next.getValue().dueNanos() - nowNanos > 0) {
                break;
            }
            due.add(new Farewell<>(next.getKey(), next.getValue().believed()));
            all.remove();
        }
        return due;
    }

    /** Somebody who has left, and what others believe until they are told. */
    public record Farewell<S>(UserId user, S believed) {
    }

    private record Pending<S>(S believed, long dueNanos) {
    }
}
