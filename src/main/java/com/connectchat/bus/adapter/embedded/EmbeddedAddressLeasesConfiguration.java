package com.connectchat.bus.adapter.embedded;

import com.connectchat.bus.AddressLeases;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without a cache that processes share there can be only one of them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.cache", havingValue = "embedded", matchIfMissing = true)
class EmbeddedAddressLeasesConfiguration {

    @Bean
    AddressLeases embeddedAddressLeases() {
        return new EmbeddedAddressLeases();
    }
}
