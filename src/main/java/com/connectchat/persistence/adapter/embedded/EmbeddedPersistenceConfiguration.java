package com.connectchat.persistence.adapter.embedded;

import com.connectchat.embedded.EmbeddedStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "embedded", matchIfMissing = true)
class EmbeddedPersistenceConfiguration {

    @Bean
    EmbeddedMemberships embeddedMemberships(EmbeddedStore store) {
        return new EmbeddedMemberships(store);
    }

    @Bean
    EmbeddedEvents embeddedEvents(EmbeddedStore store, EmbeddedMemberships memberships) {
        return new EmbeddedEvents(store, memberships);
    }
}
