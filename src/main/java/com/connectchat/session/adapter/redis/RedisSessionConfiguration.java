package com.connectchat.session.adapter.redis;

import com.connectchat.redis.Redis;
import com.connectchat.session.application.OfflineEntries;
import com.connectchat.session.application.SessionEntries;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Selects the registry and the offline store in Redis. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.cache", havingValue = "redis")
class RedisSessionConfiguration {

    @Bean
    SessionEntries sessionEntries(Redis redis) {
        return new RedisSessionEntries(redis);
    }

    @Bean
    OfflineEntries offlineEntries(Redis redis) {
        return new RedisOfflineEntries(redis);
    }
}
