package com.connectchat.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What an operator watches of Redis from this process's side. */
final class RedisMetrics {

    private final Timer answered;
    private final Timer failed;
    private final Counter refused;

    RedisMetrics(MeterRegistry meters, Circuit circuit) {
        this.answered = timer("ok", meters);
        this.failed = timer("failed", meters);
        this.refused = Counter.builder("connectchat.redis.refused")
                .description("Calls that failed at once because Redis had not answered a moment before").register(meters);
        Gauge.builder("connectchat.redis.available", circuit, each -> each.isClosed() ? 1 : 0)
                .description("1 where the last call was answered, 0 where it failed").register(meters);
    }

    void answered(long nanos) {
        answered.record(Duration.ofNanos(nanos));
    }

    void failed(long nanos) {
        failed.record(Duration.ofNanos(nanos));
    }

    void refused() {
        refused.increment();
    }

    private static Timer timer(String outcome, MeterRegistry meters) {
        return Timer.builder("connectchat.redis.calls").tag("outcome", outcome)
                .description("Round trips to Redis, each for as many keys as were asked for together").register(meters);
    }
}
