package com.connectchat.session.adapter.embedded;

import com.connectchat.session.application.OfflineEntries;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Selects the embedded registry and offline store. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.cache", havingValue = "embedded", matchIfMissing = true)
class EmbeddedSessionConfiguration {

    @Bean
    EmbeddedSessionEntries sessionEntries() {
        return new EmbeddedSessionEntries();
    }

    @Bean
    OfflineEntries offlineEntries(EmbeddedSessionEntries sessions) {
        return new EmbeddedOfflineEntries(sessions);
    }
}
