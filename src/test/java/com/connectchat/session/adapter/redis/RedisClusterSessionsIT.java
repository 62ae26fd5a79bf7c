package com.connectchat.session.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.MovingClock;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.redis.Redis;
import com.connectchat.redis.RedisAt;
import com.connectchat.redis.RedisUnavailable;
import com.connectchat.servers.RedisCluster;
import com.connectchat.servers.RedisNode;
import com.connectchat.servers.RedisServers;
import com.connectchat.session.OfflineStore.Audience;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions;
import com.connectchat.session.SessionsContract;
import com.connectchat.session.application.KeepingAbsences;
import com.connectchat.session.application.KeepingSessions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On three masters. */
class RedisClusterSessionsIT extends SessionsContract {

    private final RedisCluster cluster = RedisServers.cluster();
    private final Redis redis = RedisAt.cluster(cluster.addresses());

    @Override
    protected Sessions sessions(Clock clock) {
        cluster.flush();
        return new KeepingSessions(new RedisSessionEntries(redis), clock);
    }

    @Override
    protected OfflineStore offline(Clock clock) {
        return new KeepingAbsences(new RedisOfflineEntries(redis), clock);
    }

    private List<Session> live(List<UserId> users) {
        return offline(new MovingClock()).reach(List.of(new Audience(users, Map.of())));
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void whileOneNodeIsStalledALookupOfManyIsRefusedAsAWholeAndThenAnsweredAgain() {
        Sessions sessions = sessions(new MovingClock());
        List<Session> all = IntStream.range(0, 100).mapToObj(i -> session(new UserId("u_" + i), new DeviceId("dev_1"), i)).toList();
        List<UserId> users = all.stream().map(Session::userId).toList();
        sessions.renew(all);
        RedisNode stalled = cluster.masters().getFirst();
        stalled.pause();

        assertThatExceptionOfType(RedisUnavailable.class).isThrownBy(() -> live(users));
        stalled.resume();

        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptionsInstanceOf(RedisUnavailable.class)
                .until(() -> sessions.renew(all) != null);
        assertThat(live(users)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void afterAFailoverAllSessionsAreThereOnceTheirHeartbeatsCame() {
        Sessions sessions = sessions(new MovingClock());
        List<Session> all = IntStream.range(0, 600).mapToObj(i -> session(new UserId("u_" + i), new DeviceId("dev_1"), i)).toList();
        sessions.renew(all);
        List<UserId> users = all.stream().map(Session::userId).toList();

        RedisNode killed = cluster.failOver();
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptionsInstanceOf(RedisUnavailable.class)
                .until(() -> sessions.renew(all) != null);

        assertThat(live(users)).containsExactlyInAnyOrderElementsOf(all);
        killed.startAgain();
    }
}
