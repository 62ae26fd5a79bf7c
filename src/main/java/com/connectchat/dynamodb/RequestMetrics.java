package com.connectchat.dynamodb;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** What an operator watches: how long requests take, how often they are repeated, what they cost, and how many wait. */
final class RequestMetrics implements MetricPublisher {

    private final MeterRegistry registry;
    private final Counter retries;
    private final Counter readUnits;
    private final Counter writeUnits;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.retries = Counter.builder("connectchat.dynamodb.retries")
                .description("Tries of requests beyond the first: throttled, failed or not answered in time").register(registry);
        this.readUnits = units("read");
        this.writeUnits = units("write");
    }

    private Counter units(String kind) {
        return Counter.builder("connectchat.dynamodb.units").tag("kind", kind)
                .description("Capacity units that answered requests consumed").register(registry);
    }

    void watch(Semaphore permits, int max) {
        Gauge.builder("connectchat.dynamodb.busy", permits, each -> max - each.availablePermits())
                .description("Requests under way, of at most connectchat.dynamodb.concurrency").register(registry);
    }

    void answered(String operation, String outcome, Duration time) {
        Timer.builder("connectchat.dynamodb.requests").tag("operation", operation).tag("outcome", outcome)
                .description("Requests with their retries, by operation and outcome").register(registry).record(time);
    }

    void read(@Nullable ConsumedCapacity consumed) {
        if (consumed != null && consumed.capacityUnits() != null) {
            readUnits.increment(consumed.capacityUnits());
        }
    }

    void read(List<ConsumedCapacity> consumed) {
        consumed.forEach(this::read);
    }

    void written(@Nullable ConsumedCapacity consumed) {
        if (consumed != null && consumed.capacityUnits() != null) {
            writeUnits.increment(consumed.capacityUnits());
        }
    }

    void written(List<ConsumedCapacity> consumed) {
        consumed.forEach(this::written);
    }

    /** One request, all its tries together. */
    @Override
    public void publish(MetricCollection call) {
        call.metricValues(CoreMetric.RETRY_COUNT).forEach(retries::increment);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
