package com.connectchat.sequence.adapter.embedded;

import com.connectchat.embedded.EmbeddedStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "embedded", matchIfMissing = true)
class EmbeddedSequenceConfiguration {

    @Bean
    EmbeddedEpochs embeddedEpochs(EmbeddedStore store) {
        return new EmbeddedEpochs(store);
    }
}
