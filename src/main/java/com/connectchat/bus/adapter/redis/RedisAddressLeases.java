package com.connectchat.bus.adapter.redis;

import com.connectchat.bus.AddressLeases;
import com.connectchat.bus.BusUnavailable;
import com.connectchat.kernel.GatewayId;
import com.connectchat.redis.Redis;
import com.connectchat.redis.RedisUnavailable;
import com.connectchat.redis.Script;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key an address, its value the owner, its life the lease's. Whoever takes, renews or frees one does so by a script that
 * looks at the owner first. Free addresses are tried in order, so gateways have small numbers; an address is one key, as a
 * cluster keeps it, so the first free one costs as many round trips as there are held ones before it.
 */
final class RedisAddressLeases implements AddressLeases {

    private static final Script TAKE = Script.of("return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0");
    private static final Script RENEW = Script.read(RedisAddressLeases.class, "renew.lua");
    private static final Script FREE = Script.of(
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0");
    private static final Long YES = 1L;

    private final Redis redis;

    RedisAddressLeases(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Optional<GatewayId> lease(String owner, int count, Duration time) {
        for (int address = 0; address < count; address++) {
            String key = key(address);
            if (YES.equals(reached(() -> redis.run(TAKE, key, owner, Long.toString(time.toMillis()))))) {
                return Optional.of(new GatewayId(address));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean renew(String owner, GatewayId address, Duration time) {
        return YES.equals(reached(() -> redis.run(RENEW, key(address.partition()), owner, Long.toString(time.toMillis()))));
    }

    @Override
    public void giveBack(String owner, GatewayId address) {
        reached(() -> redis.run(FREE, key(address.partition()), owner));
    }

    private static @Nullable Object reached(Supplier<@Nullable Object> call) {
        try {
            return call.get();
        } catch (RedisUnavailable e) {
            throw new BusUnavailable("the leases of addresses can't be reached: " + e.getMessage());
        }
    }

    private static String key(int address) {
        return "address:" + address;
    }
}
