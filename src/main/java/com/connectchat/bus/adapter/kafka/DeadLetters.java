package com.connectchat.bus.adapter.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps records that nobody can work on in a topic of their own, with the reason, for an operator to look at or to send again. */
final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final String SUFFIX = ".dead";
    private static final int REASON_CHARACTERS_MAX = 1_000;
    /** A value that leaves no room for its headers is not kept: its place is, and the original is there until its time is over. */
    private static final int VALUE_BYTES_MAX = Clients.RECORD_BYTES_MAX - 64 * 1024;

    private final Outlet outlet;
    private final BusMetrics metrics;

    DeadLetters(Outlet outlet, BusMetrics metrics) {
        this.outlet = outlet;
        this.metrics = metrics;
    }

    /** The topic for what nobody can work on in this one. */
    static String topicOf(String topic) {
        return topic + SUFFIX;
    }

    /**
     * Returns once the brokers have it.
     *
     * @throws com.connectchat.bus.BusUnavailable if they don't: the record may not be committed then
     */
    void keep(String topic, ConsumerRecord<byte[], byte[]> record, RuntimeException reason) {
        byte[] value = record.value();
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topicOf(record.topic()), record.key(),
                value == null || value.length > VALUE_BYTES_MAX ? null : value);
        header(letter, "reason", reason.toString());
        header(letter, "original-topic", record.topic());
        header(letter, "original-partition", Integer.toString(record.partition()));
        header(letter, "original-offset", Long.toString(record.offset()));
        outlet.publish(letter);
        metrics.setAside(topic);
        log.error("A record was set aside: {}-{} at {}, for {}", record.topic(), record.partition(), record.offset(),
                reason.getClass().getName());
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        String text = value.length() > REASON_CHARACTERS_MAX ? value.substring(0, REASON_CHARACTERS_MAX) : value;
        letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
