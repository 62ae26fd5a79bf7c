package com.connectchat.bus.adapter.embedded;

import com.connectchat.bus.BusSettings;
import com.connectchat.bus.MessageBus;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.bus", havingValue = "embedded", matchIfMissing = true)
class EmbeddedBusConfiguration {

    @Bean(destroyMethod = "close")
    MessageBus embeddedBus(BusSettings settings, MeterRegistry meters) {
        return new EmbeddedBus(settings, meters);
    }
}
