package com.connectchat.redis;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.cache", havingValue = "redis")
class RedisConfiguration {

    @Bean
    Redis redis(RedisSettings settings, MeterRegistry meters) {
        Circuit circuit = new Circuit(settings.retryAfter(), System::nanoTime);
        return new Redis(RedisClients.of(settings), circuit, new RedisMetrics(meters, circuit), settings.keyPrefix());
    }
}
