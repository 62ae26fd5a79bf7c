package com.connectchat.session.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.redis.Redis;
import com.connectchat.redis.RedisAt;
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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** On one server. */
class RedisSessionsIT extends SessionsContract {

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

    private List<Session> live(List<UserId> users) {
        return offline(new MovingClock()).reach(List.of(new Audience(users, Map.of())));
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void sessionsThatAFlushedServerForgotAreEnteredAgainByTheirHeartbeats() {
        Sessions sessions = sessions(new MovingClock());
        List<Session> all = manySessions();
        all.forEach(sessions::register);
        server.flush();

        List<Session> lost = sessions.renew(all);

        assertThat(lost).containsExactlyInAnyOrderElementsOf(all);
        assertThat(live(users(all))).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void lookingUpAndRenewingManyTakesAFewRoundTrips() {
        Sessions sessions = sessions(new MovingClock());
        List<Session> all = manySessions();
        sessions.renew(all);
        long before = reads();

        sessions.renew(all);
        live(users(all));

        assertThat(reads() - before).isLessThan(200);
    }

    @Test
    void whatNobodyRenewsLeavesTheServer() {
        Sessions sessions = sessions(new MovingClock());

        sessions.register(session(new UserId("u_1"), new DeviceId("dev_1"), 1));

        try (Jedis client = server.client()) {
            assertThat(client.pttl("test:session:{u_1}")).isBetween(1L, Sessions.SEEN_KEPT.toMillis());
        }
    }

    @Test
    void deadEntriesOfADeviceThatNeverCameBackAreDroppedByTheNext() {
        MovingClock clock = new MovingClock();
        Sessions sessions = sessions(clock);
        sessions.register(session(new UserId("u_1"), new DeviceId("dev_1"), 1));
        clock.advance(Sessions.TTL);

        sessions.register(session(new UserId("u_1"), new DeviceId("dev_2"), 2));

        try (Jedis client = server.client()) {
            assertThat(client.hkeys("test:session:{u_1}")).containsExactlyInAnyOrder("dev_2", " ");
        }
    }

    /** How often the server has read from sockets: about one a round trip, for each piece that came at once. */
    private long reads() {
        try (Jedis client = server.client()) {
            return client.info("stats").lines().filter(line -> line.startsWith("total_reads_processed:"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip())).sum();
        }
    }

    private static List<UserId> users(List<Session> sessions) {
        return sessions.stream().map(Session::userId).toList();
    }

    private static List<Session> manySessions() {
        return IntStream.range(0, 2_000).mapToObj(i -> session(new UserId("u_" + i), new DeviceId("dev_1"), i)).toList();
    }
}
