package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.AddressLeases;
import com.connectchat.bus.BusUnavailable;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.Ids;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The address that this process leases once somebody asks for it, and keeps for as long as it runs, even where the lease is lost. */
final class OwnAddress implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OwnAddress.class);
    private static final int RENEWALS_A_LEASE = 3;

    private final AddressLeases leases;
    private final int count;
    private final Duration time;
    private final String owner = Ids.random("p");
    private volatile @Nullable GatewayId address;
    private @Nullable ScheduledExecutorService renewals;

    OwnAddress(AddressLeases leases, int count, Duration time) {
        this.leases = leases;
        this.count = count;
        this.time = time;
    }

    GatewayId get() {
        GatewayId known = address;
        return known != null ? known : lease();
    }

    private synchronized GatewayId lease() {
        GatewayId known = address;
        if (known != null) {
            return known;
        }
        GatewayId leased = leases.lease(owner, count, time)
                .orElseThrow(() -> new IllegalStateException("all " + count + " addresses are held by running gateways"));
        log.info("This process is gateway {}", leased.partition());
        renewals = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("address-lease").daemon().factory());
        long everyMillis = time.toMillis() / RENEWALS_A_LEASE;
        renewals.scheduleAtFixedRate(() -> renew(leased), everyMillis, everyMillis, TimeUnit.MILLISECONDS);
        address = leased;
        return leased;
    }

    /** Two holders only read each other's records, so a lost lease is no reason to let go of clients. */
    private void renew(GatewayId leased) {
        try {
            if (!leases.renew(owner, leased, time)) {
                log.warn("Another process holds the address {} too", leased.partition());
            }
        } catch (RuntimeException e) {
            log.warn("The lease of address {} could not be renewed: {}", leased.partition(), e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        GatewayId leased = address;
        if (renewals == null || leased == null) {
            return;
        }
        renewals.shutdownNow();
        renewals = null;
        try {
            leases.giveBack(owner, leased);
        } catch (BusUnavailable e) {
            log.warn("The lease of address {} runs out by itself: {}", leased.partition(), e.getMessage());
        }
    }
}
