package com.connectchat.user.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.redis.Redis;
import com.connectchat.redis.RedisAt;
import com.connectchat.servers.RedisNode;
import com.connectchat.servers.RedisServers;
import com.connectchat.user.application.Attempts;
import com.connectchat.user.application.AttemptsContract;
import com.connectchat.user.domain.BackOff;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisAttemptsIT extends AttemptsContract {

    private static final BackOff NONE_FREE = new BackOff(1, Duration.ofDays(1), Duration.ofDays(1));

    private final RedisNode server = RedisServers.single();
    private final Redis redis = RedisAt.single(server.address());

    @Override
    protected Attempts attempts() {
        server.flush();
        return new RedisAttempts(redis, Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void forgetsTriesSomeTimeAfterTheFirstOfThem() {
        Attempts forgetful = new RedisAttempts(redis, Duration.ofMillis(300));
        forgetful.count("office", NONE_FREE, Instant.now());
        assertThat(forgetful.count("office", NONE_FREE, Instant.now())).isPositive();

        Awaitility.await().untilAsserted(() -> assertThat(forgetful.count("office", NONE_FREE, Instant.now())).isZero());
    }

    @Test
    void keepsNobodyOutWhileRedisDoesNotAnswer() {
        RedisNode dead = RedisServers.node();
        try (Redis toTheDead = RedisAt.single(dead.address())) {
            Attempts attempts = new RedisAttempts(toTheDead, Duration.ofHours(1));
            attempts.count("alice", NONE_FREE, Instant.now());
            dead.kill();

            assertThat(attempts.count("alice", NONE_FREE, Instant.now())).isZero();
        }
    }
}
