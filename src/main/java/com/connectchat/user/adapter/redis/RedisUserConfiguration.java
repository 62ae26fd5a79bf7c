package com.connectchat.user.adapter.redis;

import com.connectchat.redis.Redis;
import com.connectchat.user.AuthSettings;
import com.connectchat.user.application.Attempts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Selects what several processes count together. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.cache", havingValue = "redis")
class RedisUserConfiguration {

    @Bean
    @ConditionalOnProperty(name = "connectchat.limits.enabled", havingValue = "true", matchIfMissing = true)
    Attempts redisAttempts(Redis redis, AuthSettings settings) {
        return new RedisAttempts(redis, settings.guessing().forgetAfter());
    }
}
