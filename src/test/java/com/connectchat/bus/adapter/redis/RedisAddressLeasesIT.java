package com.connectchat.bus.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.connectchat.bus.AddressLeases;
import com.connectchat.bus.BusUnavailable;
import com.connectchat.kernel.GatewayId;
import com.connectchat.redis.Redis;
import com.connectchat.redis.RedisAt;
import com.connectchat.servers.RedisNode;
import com.connectchat.servers.RedisServers;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisAddressLeasesIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final GatewayId FIRST = new GatewayId(0);

    private final RedisNode server = RedisServers.single();
    private final Redis redis = RedisAt.single(server.address());
    private final AddressLeases leases = new RedisAddressLeases(redis);

    @BeforeEach
    void forgetAll() {
        server.flush();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void givesEachAddressToOneOwner() {
        Set<Optional<GatewayId>> leased = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            leased.add(leases.lease("owner" + i, 4, LONG));
        }

        assertThat(leased).hasSize(4).doesNotContain(Optional.empty());
        assertThat(leases.lease("one-too-many", 4, LONG)).isEmpty();
    }

    @Test
    void givesNoAddressTwiceToManyWhoAskAtOnce() {
        Set<GatewayId> leased = Collections.newSetFromMap(new ConcurrentHashMap<>());

        IntStream.range(0, 32).parallel().forEach(i -> leased.add(leases.lease("owner" + i, 64, LONG).orElseThrow()));

        assertThat(leased).hasSize(32);
    }

    @Test
    void aLeaseRunsOutUnlessItIsRenewed() {
        leases.lease("dead", 1, SHORT);

        Awaitility.await().untilAsserted(() -> assertThat(leases.lease("alive", 1, LONG)).contains(FIRST));
        assertThat(leases.renew("dead", FIRST, LONG)).isFalse();
        assertThat(leases.renew("alive", FIRST, LONG)).isTrue();
    }

    @Test
    void aLeaseThatWasForgottenIsItsOwnersAgain() {
        leases.lease("owner", 8, LONG);
        server.flush();

        assertThat(leases.renew("owner", FIRST, LONG)).isTrue();
        assertThat(leases.lease("other", 8, LONG)).contains(new GatewayId(1));
    }

    @Test
    void isGivenBackByItsOwnerOnly() {
        leases.lease("owner", 1, LONG);

        leases.giveBack("somebody else", FIRST);
        assertThat(leases.lease("next", 1, LONG)).isEmpty();

        leases.giveBack("owner", FIRST);
        leases.giveBack("owner", FIRST);
        assertThat(leases.lease("next", 1, LONG)).contains(FIRST);
    }

    @Test
    void saysSoWhereRedisDoesNotAnswer() {
        RedisNode dead = RedisServers.node();
        try (Redis toTheDead = RedisAt.single(dead.address())) {
            dead.kill();

            assertThatThrownBy(() -> new RedisAddressLeases(toTheDead).lease("owner", 8, LONG)).isInstanceOf(BusUnavailable.class);
        }
    }
}
