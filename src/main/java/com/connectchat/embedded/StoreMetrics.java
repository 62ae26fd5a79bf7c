package com.connectchat.embedded;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What an operator watches: how large the store is, how long a flush takes, how many commits share one, and whether it keeps up. */
final class StoreMetrics implements MeterBinder {

    private final EmbeddedStore store;

    StoreMetrics(EmbeddedStore store) {
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FlushStatistics statistics = store.statistics();
        Gauge.builder("connectchat.store.size", store, EmbeddedStore::sizeBytes)
                .description("What the store's tables take on the disk, without the log").baseUnit("bytes").register(registry);
        FunctionTimer.builder("connectchat.store.flush", statistics, FlushStatistics::flushes, FlushStatistics::flushNanos, NANOSECONDS)
                .description("Flushes to the disk, each with all commits that waited for it").register(registry);
        FunctionCounter.builder("connectchat.store.commits", statistics, FlushStatistics::commits)
                .description("Commits that are on the disk").register(registry);
        FunctionCounter.builder("connectchat.store.failures", statistics, FlushStatistics::failures)
                .description("Commits that failed").register(registry);
        FunctionCounter.builder("connectchat.store.stalls", statistics, FlushStatistics::stalls)
                .description("How often writers were slowed down until background work had caught up").register(registry);
        Gauge.builder("connectchat.store.writable", statistics, each -> each.writable() ? 1 : 0)
                .description("1 where the last commit succeeded, 0 where it failed").register(registry);
    }
}
