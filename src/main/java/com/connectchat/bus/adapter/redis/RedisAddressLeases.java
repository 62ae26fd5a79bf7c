package com.connectchat.bus.adapter.redis;

import com.connectchat.bus.AddressLeases;
import com.connectchat.bus.BusUnavailable;
import com.connectchat.kernel.GatewayId;
import com.connectchat.redis.Redis;
import com.connectchat.redis.RedisUnavailable;
import com.connectchat.redis.Script;
import java.time.Duration;
import java.util.Optional;

/** One hash with a field for each address that is held: {@code owner:end}. There are few, so one key does for all. */
final class RedisAddressLeases implements AddressLeases {

    private static final Script LEASE = Script.read(RedisAddressLeases.class, "lease.lua");
    private static final Script RENEW = Script.read(RedisAddressLeases.class, "renew.lua");
    private static final Script GIVE_BACK = Script.read(RedisAddressLeases.class, "give-back.lua");
    private static final String KEY = "addresses";

    private final Redis redis;

    RedisAddressLeases(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Optional<GatewayId> lease(String owner, int count, Duration time) {
        long address = run(LEASE, owner, Integer.toString(count), Long.toString(time.toMillis()));
        return address < 0 ? Optional.empty() : Optional.of(new GatewayId((int) address));
    }

    @Override
    public boolean renew(String owner, GatewayId address, Duration time) {
        return run(RENEW, owner, Integer.toString(address.partition()), Long.toString(time.toMillis())) == 1;
    }

    @Override
    public void giveBack(String owner, GatewayId address) {
        run(GIVE_BACK, owner, Integer.toString(address.partition()));
    }

    private long run(Script script, String... arguments) {
        try {
            if (redis.run(script, KEY, arguments) instanceof Long answer) {
                return answer;
            }
            throw new IllegalStateException("a script on addresses always answers with a number");
        } catch (RedisUnavailable e) {
            throw new BusUnavailable("The leases of addresses can't be reached: " + e.getMessage());
        }
    }
}
