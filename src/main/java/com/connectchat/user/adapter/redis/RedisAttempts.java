package com.connectchat.user.adapter.redis;

import com.connectchat.redis.Redis;
import com.connectchat.redis.RedisUnavailable;
import com.connectchat.redis.Script;
import com.connectchat.user.application.Attempts;
import com.connectchat.user.domain.BackOff;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hash a key, which goes some time after its first try. While Redis does not answer nobody is slowed down: else losing a cache would
 * keep everybody out. What one process hashes at once, and takes from one address, stays bounded without it.
 */
final class RedisAttempts implements Attempts {

    private static final Logger log = LoggerFactory.getLogger(RedisAttempts.class);
    private static final Script COUNT = Script.read(RedisAttempts.class, "count.lua");
    private static final Script TAKE_BACK = Script.read(RedisAttempts.class, "take-back.lua");
    private static final Script FORGET = Script.of("return redis.call('DEL', KEYS[1])");

    private final Redis redis;
    private final String forgetAfter;

    RedisAttempts(Redis redis, Duration forgetAfter) {
        this.redis = redis;
        this.forgetAfter = Long.toString(forgetAfter.toMillis());
    }

    @Override
    public Duration count(String key, BackOff backOff, Instant now) {
        return Duration.ofMillis(run(COUNT, key, Integer.toString(backOff.freeTries()), Long.toString(backOff.firstWait().toMillis()),
                Long.toString(backOff.waitMax().toMillis()), Long.toString(now.toEpochMilli()), forgetAfter));
    }

    @Override
    public void takeBack(String key) {
        run(TAKE_BACK, key);
    }

    @Override
    public void forget(String key) {
        run(FORGET, key);
    }

    private long run(Script script, String key, String... arguments) {
        try {
            return redis.run(script, "tries:" + key, arguments) instanceof Long answer ? answer : 0;
        } catch (RedisUnavailable e) {
            log.debug("A try is not counted: {}", e.getMessage());
            return 0;
        }
    }
}
