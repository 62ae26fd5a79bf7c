package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.AddressLeases;
import com.connectchat.bus.KafkaSettings;
import com.connectchat.bus.KafkaSettings.Consuming;
import com.connectchat.bus.KafkaSettings.Producing;
import com.connectchat.bus.Topic;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.Ids;
import com.connectchat.servers.KafkaServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/** Buses on one broker with topics of their own, closed together. */
final class Buses implements AutoCloseable {

    static final int PARTITIONS = 3;

    private final String prefix = Ids.random("t") + ".";
    private final String bootstrapServers;
    private final List<Topic<?>> topics;
    private final List<KafkaBus> opened = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    Buses(KafkaServer server, Topic<?>... topics) {
        this.bootstrapServers = server.bootstrapServers();
        this.topics = List.of(topics);
        new KafkaTopics(settings(Duration.ofSeconds(30)), this.topics, List.of()).makeMissing();
    }

    KafkaBus open() {
        KafkaBus bus = new KafkaBus(settings(Duration.ofSeconds(30)), topics, new FirstAddress(), meters);
        opened.add(bus);
        return bus;
    }

    String nameOf(Topic<?> topic) {
        return prefix + topic.name();
    }

    KafkaSettings settings(Duration startTimeout) {
        return settings(bootstrapServers, prefix, startTimeout);
    }

    static KafkaSettings settings(String bootstrapServers, String prefix, Duration startTimeout) {
        Producing producing = new Producing(Duration.ofMillis(1), DataSize.ofKilobytes(64), DataSize.ofMegabytes(32),
                Duration.ofMillis(3500), "none");
        Consuming consuming = new Consuming(100, Duration.ofSeconds(2), Duration.ofSeconds(4), 3);
        return new KafkaSettings(List.of(bootstrapServers), prefix, PARTITIONS, 1, Duration.ofHours(1), false, startTimeout,
                Duration.ofSeconds(30), producing, consuming, Map.of());
    }

    @Override
    public void close() {
        opened.forEach(KafkaBus::close);
    }

    private static final class FirstAddress implements AddressLeases {

        @Override
        public Optional<GatewayId> lease(String owner, int count, Duration time) {
            return Optional.of(new GatewayId(0));
        }

        @Override
        public boolean renew(String owner, GatewayId address, Duration time) {
            return true;
        }

        @Override
        public void giveBack(String owner, GatewayId address) {
            // nobody else wants it
        }
    }
}
