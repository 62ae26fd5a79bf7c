package com.connectchat.bus.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.bus.AddressLeases;
import com.connectchat.bus.BusUnavailable;
import com.connectchat.kernel.GatewayId;
import com.connectchat.redis.Redis;
import com.connectchat.redis.RedisAt;
import com.connectchat.servers.RedisNode;
import com.connectchat.servers.RedisServers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisAddressLeasesIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final GatewayId FIRST = new GatewayId(0);

    private final RedisNode server = RedisServers.node();
    private final Redis redis = RedisAt.single(server.address());
    private final AddressLeases leases = new RedisAddressLeases(redis);

    @BeforeEach
    void empty() {
        server.flush();
    }

    @AfterEach
    void stop() {
        redis.close();
        server.kill();
    }

    @Test
    void everyOwnerGetsAnAddressOfItsOwnUntilAllAreHeld() throws Exception {
        List<Callable<Optional<GatewayId>>> owners = IntStream.range(0, 12)
                .<Callable<Optional<GatewayId>>>mapToObj(i -> () -> leases.lease("p_" + i, 8, LONG)).toList();

        List<Optional<GatewayId>> leased;
        try (var threads = Executors.newFixedThreadPool(6)) {
            leased = threads.invokeAll(owners).stream().map(Future::resultNow).toList();
        }

        assertThat(leased.stream().flatMap(Optional::stream)).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void aLeaseThatRanOutIsSomebodyElsesAndItsFormerHolderNoticesAndHarmsNothing() {
        leases.lease("former", 1, SHORT);
        Awaitility.await().until(() -> leases.lease("later", 1, LONG).isPresent());

        boolean renewed = leases.renew("former", FIRST, LONG);
        leases.giveBack("former", FIRST);

        assertThat(renewed).isFalse();
        assertThat(leases.renew("later", FIRST, LONG)).isTrue();
        assertThat(leases.lease("third", 1, LONG)).isEmpty();
    }

    @Test
    void aLeaseThatTheServerForgotIsItsHoldersAgain() {
        leases.lease("owner", 1, LONG);
        server.flush();

        boolean renewed = leases.renew("owner", FIRST, LONG);

        assertThat(renewed).isTrue();
        assertThat(leases.lease("other", 1, LONG)).isEmpty();
    }

    @Test
    void anAddressThatIsGivenBackIsFreeAtOnce() {
        leases.lease("owner", 1, LONG);

        leases.giveBack("owner", FIRST);
        leases.giveBack("owner", FIRST);

        assertThat(leases.lease("other", 1, LONG)).contains(FIRST);
    }

    @Test
    void aServerThatIsGoneIsAnUnavailableBus() {
        server.kill();

        assertThatExceptionOfType(BusUnavailable.class).isThrownBy(() -> leases.renew("owner", FIRST, LONG));
    }
}
