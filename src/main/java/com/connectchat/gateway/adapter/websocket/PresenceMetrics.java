package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.domain.Watches;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators see of presence. */
final class PresenceMetrics {

    private final MeterRegistry meters;
    private final Counter published;
    private final Counter told;
    private final Counter dropped;

    PresenceMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.published = counter("published", "Changes of users of this gateway that were put on the bus");
        this.told = counter("told", "Changes told to watchers");
        this.dropped = counter("dropped", "What was left out of presence because there was too much of it, or something did not answer");
    }

    void watch(Watches<?, ?> watches) {
        Gauge.builder("connectchat.gateway.presence.watched", watches, Watches::size).description("Users whom somebody here watches")
                .register(meters);
    }

    void published() {
        published.increment();
    }

    void told() {
        told.increment();
    }

    void dropped() {
        dropped.increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder("connectchat.gateway.presence." + name).description(description).register(meters);
    }
}
