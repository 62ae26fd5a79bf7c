package com.connectchat.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.redis.RedisSettings.Topology;
import com.connectchat.servers.RedisNode;
import com.connectchat.servers.RedisServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers see of a Redis that is stalled, gone, or emptied. */
class RedisFailuresIT {

    private static final Script SET = Script.of("redis.call('HSET', KEYS[1], 'field', ARGV[1]) return 1");

    private final RedisNode server = RedisServers.node();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Redis redis = RedisAt.open(List.of(server.address()), Topology.SINGLE, meters);

    @AfterEach
    void stop() {
        redis.close();
        server.kill();
    }

    @Test
    void aStalledServerCostsOneTimeOutAndThenNothing() {
        redis.run(SET, "key", "value");
        server.pause();

        assertFails();
        for (int i = 0; i < 1_000; i++) {
            assertFails();
        }
        double refused = meters.get("connectchat.redis.refused").counter().count();
        double available = meters.get("connectchat.redis.available").gauge().value();
        server.resume();

        assertThat(refused).isGreaterThan(900);
        assertThat(available).isZero();
        assertThat(meters.get("connectchat.redis.calls").tag("outcome", "failed").timer().count()).isLessThan(100);
    }

    @Test
    void aServerThatAnswersAgainIsUsedAgain() {
        server.pause();
        assertFails();

        server.resume();

        awaitAnswer();
        assertThat(redis.hashes(List.of("key"))).containsExactly(Map.of("field", "value"));
        assertThat(meters.get("connectchat.redis.available").gauge().value()).isEqualTo(1);
    }

    @Test
    void aRestartBreaksNoCallThatComesAfterIt() {
        for (int i = 0; i < 20; i++) {
            redis.run(SET, "key" + i, "value");
        }
        server.kill();
        server.startAgain();

        Object answer = redis.run(SET, "key", "value");

        assertThat(answer).isEqualTo(1L);
    }

    @Test
    void aServerThatForgotItsScriptsIsTaughtThemInTheSameCall() {
        redis.run(SET, "key", "value");
        server.flush();

        List<@Nullable Object> answers = redis.runAll(SET, List.of(new Script.Run("a", List.of("1")), new Script.Run("b", List.of("2"))));

        assertThat(answers).hasSize(2).containsOnly(1L);
        assertThat(redis.hashes(List.of("b", "nothing", "a")))
                .containsExactly(Map.of("field", "2"), Map.of(), Map.of("field", "1"));
    }

    @Test
    void aServerThatIsNotThereYetIsFoundWhenItIs() {
        server.kill();
        assertFails();

        server.startAgain();

        awaitAnswer();
    }

    private void assertFails() {
        assertThatExceptionOfType(RedisUnavailable.class).isThrownBy(() -> redis.run(SET, "key", "value"));
    }

    private void awaitAnswer() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> redis.run(SET, "key", "value") != null);
    }
}
