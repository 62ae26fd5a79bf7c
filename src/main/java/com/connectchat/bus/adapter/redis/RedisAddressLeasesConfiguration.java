package com.connectchat.bus.adapter.redis;

import com.connectchat.bus.AddressLeases;
import com.connectchat.redis.Redis;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Selects the leases in Redis. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.cache", havingValue = "redis")
class RedisAddressLeasesConfiguration {

    @Bean
    AddressLeases redisAddressLeases(Redis redis) {
        return new RedisAddressLeases(redis);
    }
}
