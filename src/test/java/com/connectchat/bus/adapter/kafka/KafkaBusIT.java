package com.connectchat.bus.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBusContract;
import com.connectchat.servers.KafkaServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaBusIT extends MessageBusContract {

    private final Buses buses = new Buses(KafkaServer.shared(), KEYED, ADDRESSED);
    private final MessageBus bus = buses.open();

    @AfterEach
    void close() {
        KafkaServer.shared().resume();
        buses.close();
    }

    @Override
    protected MessageBus bus() {
        return bus;
    }

    @Override
    protected MessageBus busHolding(int recordsMax) {
        return bus;
    }

    @Override
    protected void stall() {
        KafkaServer.shared().pause();
    }

    @Test
    void keepsWhatNobodyCanReadAsADeadLetterAndGoesOn() throws Exception {
        List<Letter> got = Collections.synchronizedList(new ArrayList<>());
        try (Producer<byte[], byte[]> stranger = new Clients(buses.settings(Duration.ofSeconds(10))).producer()) {
            await().ignoreExceptions().until(() -> !stranger.partitionsFor(buses.nameOf(KEYED)).isEmpty());
            stranger.send(new ProducerRecord<>(buses.nameOf(KEYED), 0, null, "no record".getBytes(StandardCharsets.UTF_8))).get();
        }
        bus.publish(KEYED, List.of(new Letter("a", 1), new Letter("b", 2), new Letter("c", 3)));

        bus.consume(KEYED, "readers", got::addAll);

        await().until(() -> got.size() == 3);
        ConsumerRecord<byte[], byte[]> letter = deadLetter();
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("no record");
        assertThat(header(letter, "reason")).contains("UnreadableRecord");
        assertThat(header(letter, "original-topic")).isEqualTo(buses.nameOf(KEYED));
        assertThat(header(letter, "original-partition")).isEqualTo("0");
        assertThat(header(letter, "original-offset")).isEqualTo("0");
        assertThat(buses.meters.get("connectchat.bus.set-aside").tag("topic", KEYED.name()).counter().count()).isEqualTo(1);
    }

    @Test
    void keepsWhatItsHandlerNeverTakesAsADeadLetter() {
        List<Integer> got = Collections.synchronizedList(new ArrayList<>());
        bus.consume(KEYED, "readers", batch -> batch.forEach(each -> {
            if (each.number() == 7) {
                throw new IllegalStateException("never this one");
            }
            got.add(each.number());
        }));

        bus.publish(KEYED, List.of(new Letter("a", 6), new Letter("a", 7), new Letter("a", 8)));

        await().until(() -> got.contains(8));
        ConsumerRecord<byte[], byte[]> letter = deadLetter();
        assertThat(header(letter, "reason")).contains("never this one");
        assertThat(new RecordCodec<>(Letter.class).decode(letter.value())).isEqualTo(new Letter("a", 7));
    }

    private ConsumerRecord<byte[], byte[]> deadLetter() {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (Consumer<byte[], byte[]> reader = new Clients(buses.settings(Duration.ofSeconds(10))).member("nobody")) {
            TopicPartition dead = new TopicPartition(DeadLetters.topicOf(buses.nameOf(KEYED)), 0);
            reader.assign(List.of(dead));
            reader.seekToBeginning(List.of(dead));
            await().until(() -> {
                reader.poll(Duration.ofMillis(100)).forEach(letters::add);
                return !letters.isEmpty();
            });
        }
        return letters.getFirst();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
