package com.connectchat.session.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.redis.Redis;
import com.connectchat.redis.RedisAt;
import com.connectchat.servers.RedisNode;
import com.connectchat.servers.RedisServers;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.OfflineStoreContract;
import com.connectchat.session.Sessions;
import com.connectchat.session.application.KeepingAbsences;
import com.connectchat.session.application.KeepingSessions;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** On one server. */
class RedisOfflineStoreIT extends OfflineStoreContract {

    private final RedisNode server = RedisServers.single();
    private final Redis redis = RedisAt.single(server.address());

    @Override
    protected Sessions sessions(Clock clock) {
        server.flush();
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

    @Test
    void aServerThatWasEmptiedKnowsNothingAndSaysSo() {
        sessions.register(session(ALICE, PHONE, 1));
        goAway(session(ALICE, PHONE, 1));
        reach(ALICE, WALK, 5);

        server.flush();
        reach(ALICE, LUNCH, 6);

        assertThat(back(ALICE, PHONE)).isEmpty();
    }

    @Test
    void anotherServerIsNotBelievedThoughItHasACopy() {
        sessions.register(session(ALICE, PHONE, 1));
        goAway(session(ALICE, PHONE, 1));

        try (Jedis client = server.client()) {
            client.hset("test:offline:{u_alice}", " dev_phone", "1:0123456789abcdef:0:7:1");
        }

        assertThat(back(ALICE, PHONE)).isEmpty();
    }

    @Test
    void anAbsenceThatBeganOnAnotherServerIsNotSettled() {
        sessions.register(session(ALICE, PHONE, 1));
        offline.leave(session(ALICE, PHONE, 1));

        try (Jedis client = server.client()) {
            client.hset("test:offline:{u_alice}", " dev_phone", "0:0123456789abcdef:0:7:1");
        }
        settle(session(ALICE, PHONE, 1), Map.of());

        assertThat(back(ALICE, PHONE)).isEmpty();
    }

    @Test
    void nothingIsKeptOfThoseWhoAreNotAway() {
        sessions.register(session(ALICE, PHONE, 1));
        reach(ALICE, WALK, 5);
        goAway(session(ALICE, PHONE, 1));
        reach(ALICE, WALK, 6);
        back(ALICE, PHONE);

        try (Jedis client = server.client()) {
            assertThat(client.exists("test:offline:{u_alice}")).isFalse();
        }
    }

    @Test
    void whatIsKeptOfWhoNeverComesBackLeavesTheServer() {
        sessions.register(session(ALICE, PHONE, 1));
        goAway(session(ALICE, PHONE, 1));

        try (Jedis client = server.client()) {
            assertThat(client.pttl("test:offline:{u_alice}")).isBetween(1L, OfflineStore.KEPT.toMillis());
        }
    }
}
