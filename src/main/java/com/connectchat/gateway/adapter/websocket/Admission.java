package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.GatewaySettings;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections, all and by address. Thread-safe. */
final class Admission {

    private final GatewaySettings.Connections bounds;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    Admission(GatewaySettings.Connections bounds) {
        this.bounds = bounds;
    }

    /** Counts a connection, wanted or not: it is refused in words (see {@link Verdict}), and leaves in any case. */
    Verdict enter(InetAddress address) {
        int total = all.incrementAndGet();
        int own = byAddress.merge(address, 1, Integer::sum);
        return total > bounds.max() ? Verdict.FULL : own > bounds.perAddressMax() ? Verdict.TOO_MANY_OF_ADDRESS : Verdict.WELCOME;
    }

    void leave(InetAddress address) {
        all.decrementAndGet();
        byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }

    int count() {
        return all.get();
    }

    /** Whether there is room for one more. */
    enum Verdict {

        WELCOME, FULL, TOO_MANY_OF_ADDRESS
    }
}
