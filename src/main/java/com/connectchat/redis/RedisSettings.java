package com.connectchat.redis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Redis that {@code connectchat.cache=redis} uses, version 6.2 or later.
 *
 * @param nodes          {@code host:port} of the server, or of some nodes of the cluster, from which the others are learned
 * @param topology       {@code single}: one server, or the primary endpoint of a replicated one; {@code cluster}: Redis Cluster
 * @param tls            whether connections are encrypted; the server's name has to fit its certificate
 * @param username       the user of Redis's access lists; not given: the default user
 * @param password       of that user; not given: no authentication
 * @param timeout        how long a connection, a reply, and a free connection of the pool are waited for, 10 ms to 5 s
 * @param retryAfter     how long after a failure calls fail at once before one tries again, 10 ms to 60 s
 * @param connectionsMax connections to one node, 1 to 1,000
 * @param keyPrefix      what every key begins with, so that systems can share a server
 */
@Validated
@ConfigurationProperties("connectchat.redis")
public record RedisSettings(
        @DefaultValue("localhost:6379") @NotEmpty List<@Pattern(regexp = ".+:\\d{1,5}", message = "must be host:port") String> nodes,
        @DefaultValue("single") Topology topology,
        @DefaultValue("false") boolean tls,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(seconds = 5) Duration timeout,
        @DefaultValue("1s") @DurationMin(millis = 10) @DurationMax(seconds = 60) Duration retryAfter,
        @DefaultValue("16") @Min(1) @Max(1_000) int connectionsMax,
        @DefaultValue("connectchat") @NotEmpty String keyPrefix) {

    /** How the servers stand to each other. */
    public enum Topology {

        SINGLE, CLUSTER
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return topology + " " + nodes + (tls ? " by TLS" : "");
    }
}
