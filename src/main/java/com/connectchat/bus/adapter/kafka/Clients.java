package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.KafkaSettings;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/** Kafka's clients as the product uses them. */
final class Clients {

    /** A record at its largest: a catch-up of one conversation with texts as long as they may be. */
    static final int RECORD_BYTES_MAX = 10 * 1024 * 1024;
    private static final Duration NEVER = Duration.ofDays(3650);
    private static final int CONNECT_MILLIS_MAX = 1_000;
    private static final int REQUEST_MILLIS_MAX = 1_200;

    private final KafkaSettings settings;

    Clients(KafkaSettings settings) {
        this.settings = settings;
    }

    /**
     * Never waits for anything while a record is handed over: what brokers and topics there are is asked beforehand, and never forgotten.
     * Idempotent, so that what is sent again after an unanswered request keeps its place and comes once.
     */
    Producer<byte[], byte[]> producer() {
        KafkaSettings.Producing producing = settings.producing();
        Map<String, Object> config = common("producer");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, NEVER.toMillis());
        config.put(ProducerConfig.LINGER_MS_CONFIG, producing.linger().toMillis());
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, (int) producing.batch().toBytes());
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, producing.buffer().toBytes());
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, producing.compression());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS_MAX);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) producing.deliverWithin().toMillis());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RECORD_BYTES_MAX);
        config.putAll(settings.properties());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** One of a group, which begins where the group stopped, or where the topic begins. */
    Consumer<byte[], byte[]> member(String group) {
        KafkaSettings.Consuming consuming = settings.consuming();
        Map<String, Object> config = consumer(group);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.topicPrefix() + group);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) consuming.sessionTimeout().toMillis());
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) consuming.sessionTimeout().toMillis() / 4);
        config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) consuming.handlingMax().toMillis());
        config.putAll(settings.properties());
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** One that takes partitions by itself, from now on. Its records lie where they were fetched: most are not read, so none is copied. */
    Consumer<ByteBuffer, ByteBuffer> follower(String topic) {
        Map<String, Object> config = consumer(topic);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.putAll(settings.properties());
        return new KafkaConsumer<>(config, new ByteBufferDeserializer(), new ByteBufferDeserializer());
    }

    Admin admin() {
        Map<String, Object> config = common("admin");
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) settings.startTimeout().toMillis());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, Math.min(10_000, (int) settings.startTimeout().toMillis()));
        config.putAll(settings.properties());
        return Admin.create(config);
    }

    private Map<String, Object> consumer(String name) {
        Map<String, Object> config = common(name);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.consuming().recordsMax());
        return config;
    }

    private Map<String, Object> common(String name) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "connectchat-" + name);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, CONNECT_MILLIS_MAX);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 2 * CONNECT_MILLIS_MAX);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        config.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return config;
    }
}
