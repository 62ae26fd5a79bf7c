package com.connectchat.session.adapter.embedded;

import com.connectchat.session.application.SessionEntries;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Selects the embedded registry. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.cache", havingValue = "embedded", matchIfMissing = true)
class EmbeddedSessionConfiguration {

    @Bean
    SessionEntries sessionEntries() {
        return new EmbeddedSessionEntries();
    }
}
