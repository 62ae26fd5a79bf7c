package com.connectchat.group.adapter.embedded;

import com.connectchat.embedded.EmbeddedStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "embedded", matchIfMissing = true)
class EmbeddedGroupConfiguration {

    @Bean
    EmbeddedGroups embeddedGroups(EmbeddedStore store) {
        return new EmbeddedGroups(store);
    }

    @Bean
    EmbeddedAdmissions embeddedAdmissions(EmbeddedStore store) {
        return new EmbeddedAdmissions(store);
    }
}
