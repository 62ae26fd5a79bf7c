package com.connectchat.redis;

import com.connectchat.redis.RedisSettings.Topology;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;

/** The way to a server of the tests, with time-outs that tests can wait for. */
public final class RedisAt {

    public static final Duration TIMEOUT = Duration.ofMillis(300);
    public static final Duration RETRY_AFTER = Duration.ofMillis(200);

    private RedisAt() {
    }

    public static Redis single(String node) {
        return open(List.of(node), Topology.SINGLE, new SimpleMeterRegistry());
    }

    public static Redis cluster(List<String> nodes) {
        return open(nodes, Topology.CLUSTER, new SimpleMeterRegistry());
    }

    static Redis open(List<String> nodes, Topology topology, MeterRegistry meters) {
        RedisSettings settings = new RedisSettings(nodes, topology, false, null, null, TIMEOUT, RETRY_AFTER, 8, "test");
        return new RedisConfiguration().redis(settings, meters);
    }
}
