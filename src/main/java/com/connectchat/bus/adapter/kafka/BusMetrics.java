package com.connectchat.bus.adapter.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the bus counts, by topic. */
final class BusMetrics {

    private final MeterRegistry meters;
    private final Map<String, TopicCounters> topics = new ConcurrentHashMap<>();

    BusMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void sent(String topic, @Nullable Throwable failure) {
        TopicCounters counters = of(topic);
        (failure == null ? counters.out : counters.refused).increment();
    }

    void took(String topic, int records) {
        of(topic).in.increment(records);
    }

    void setAside(String topic) {
        of(topic).setAside.increment();
    }

    /** A number that is how far a group is behind; whoever knows sets it. */
    AtomicLong lag(String topic, String group) {
        AtomicLong lag = new AtomicLong();
        Gauge.builder("connectchat.bus.lag", lag, AtomicLong::doubleValue).tag("topic", topic).tag("group", group)
                .description("Records of its partitions that this process has not worked on yet").register(meters);
        return lag;
    }

    private TopicCounters of(String topic) {
        return topics.computeIfAbsent(topic, name -> new TopicCounters(
                counter(name, "connectchat.bus.records.in", "Records that were handed to a handler"),
                counter(name, "connectchat.bus.records.out", "Records that the brokers accepted"),
                counter(name, "connectchat.bus.refused", "Records that the brokers did not accept in time"),
                counter(name, "connectchat.bus.set-aside", "Records that their handler could not take")));
    }

    private Counter counter(String topic, String name, String description) {
        return Counter.builder(name).tag("topic", topic).description(description).register(meters);
    }

    private record TopicCounters(Counter in, Counter out, Counter refused, Counter setAside) {
    }
}
