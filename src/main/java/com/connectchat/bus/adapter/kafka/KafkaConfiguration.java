package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.AddressLeases;
import com.connectchat.bus.CellSettings;
import com.connectchat.bus.KafkaSettings;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.bus", havingValue = "kafka")
class KafkaConfiguration {

    @Bean
    KafkaTopics kafkaTopics(KafkaSettings settings, CellSettings cells) {
        return new KafkaTopics(settings, Topics.all(cells.cellsAtMost()), List.of(Topics.groupOutgoingMessages(cells.cellsAtMost())));
    }

    @Bean(destroyMethod = "close")
    MessageBus kafkaBus(KafkaSettings settings, CellSettings cells, KafkaTopics topics, AddressLeases leases, MeterRegistry meters) {
        topics.require();
        return new KafkaBus(settings, Topics.all(cells.cellsAtMost()), leases, meters);
    }
}
