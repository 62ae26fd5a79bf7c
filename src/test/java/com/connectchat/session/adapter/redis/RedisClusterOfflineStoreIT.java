package com.connectchat.session.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.UserId;
import com.connectchat.redis.Redis;
import com.connectchat.redis.RedisAt;
import com.connectchat.redis.RedisUnavailable;
import com.connectchat.servers.RedisCluster;
import com.connectchat.servers.RedisNode;
import com.connectchat.servers.RedisServers;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.OfflineStoreContract;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions;
import com.connectchat.session.application.KeepingAbsences;
import com.connectchat.session.application.KeepingSessions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On three masters, each with a replica. */
class RedisClusterOfflineStoreIT extends OfflineStoreContract {

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

    @AfterEach
    void stop() {
        redis.close();
    }

    /** The replica that took over may lack the newest marks, so nobody who was away since before is told that nothing is new. */
    @Test
    void afterAFailoverThoseOfTheLostNodeLearnNothingAndAllOthersAsBefore() {
        List<Session> all = IntStream.range(0, 300).mapToObj(i -> session(new UserId("u_" + i), PHONE, i)).toList();
        all.forEach(sessions::register);
        all.forEach(this::goAway);

        RedisNode killed = cluster.failOver();
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptionsInstanceOf(RedisUnavailable.class)
                .until(() -> sessions.presences(all.stream().map(Session::userId).toList()).size() == all.size());
        long believed = all.stream().filter(each -> back(each.userId(), PHONE).isPresent()).count();

        assertThat(believed).isBetween(all.size() / 3L, all.size() * 5L / 6);
        killed.startAgain();
    }
}
