package com.connectchat.embedded;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "embedded", matchIfMissing = true)
class EmbeddedConfiguration {

    @Bean
    EmbeddedStore embeddedStore(EmbeddedSettings settings, Clock clock) {
        return EmbeddedStore.open(settings, clock);
    }

    @Bean
    StoreMetrics storeMetrics(EmbeddedStore store) {
        return new StoreMetrics(store);
    }
}
