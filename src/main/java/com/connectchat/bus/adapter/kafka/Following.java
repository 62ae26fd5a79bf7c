package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.kernel.GatewayId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes partitions for itself, from where they are when it begins, and remembers nothing beyond its own life. */
final class Following<T> implements Subscription {

    private static final Logger log = LoggerFactory.getLogger(Following.class);
    private static final Duration POLL_MAX = Duration.ofSeconds(1);
    private static final Duration END_MAX = Duration.ofSeconds(10);
    private static final long BACK_OFF_NANOS = 500_000_000;

    private final String topic;
    private final Consumer<ByteBuffer, ByteBuffer> consumer;
    private final RecordCodec<T> codec;
    private final java.util.function.Consumer<List<T>> handler;
    private final Supplier<GatewayId> ownAddress;
    private final BusMetrics metrics;
    private final Thread thread;
    private volatile boolean closing;

    Following(String topic, Consumer<ByteBuffer, ByteBuffer> consumer, RecordCodec<T> codec, java.util.function.Consumer<List<T>> handler,
            Supplier<GatewayId> ownAddress, BusMetrics metrics) {
        this.topic = topic;
        this.consumer = consumer;
        this.codec = codec;
        this.handler = handler;
        this.ownAddress = ownAddress;
        this.metrics = metrics;
        this.thread = Thread.ofPlatform().name(topic).daemon().unstarted(this::run);
    }

    /** Returns once its place in each partition is fixed: what is accepted from then on is handed over. */
    void start(String name, IntPredicate wanted, Duration wait) {
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(name, wait).stream().filter(each -> wanted.test(each.partition()))
                    .map(each -> new TopicPartition(name, each.partition())).toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException(name + " has no such partition");
            }
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(each -> consumer.position(each, wait));
        } catch (TimeoutException e) {
            consumer.close();
            throw new BusUnavailable("the brokers don't say where " + name + " ends");
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
        thread.start();
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        if (thread != Thread.currentThread()) {
            try {
                thread.join(END_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        try (consumer) {
            while (!closing) {
                takeTurn();
            }
        }
    }

    private void takeTurn() {
        try {
            ConsumerRecords<ByteBuffer, ByteBuffer> polled = consumer.poll(POLL_MAX);
            if (!polled.isEmpty()) {
                List<T> records = read(polled);
                if (!records.isEmpty()) {
                    deliver(records);
                }
            }
        } catch (WakeupException _) {
            // close() said so
        } catch (RuntimeException e) {
            log.warn("{} goes on after a failure", topic, e);
            LockSupport.parkNanos(BACK_OFF_NANOS);
        }
    }

    private List<T> read(ConsumerRecords<ByteBuffer, ByteBuffer> polled) {
        List<T> records = new ArrayList<>(polled.count());
        for (ConsumerRecord<ByteBuffer, ByteBuffer> record : polled) {
            try {
                if (Audience.includes(record, ownAddress.get())) {
                    records.add(codec.decode(copy(record.value())));
                }
            } catch (UnreadableRecord e) {
                metrics.setAside(topic);
                log.error("A record of {} is passed over: {}-{} can't be read", topic, record.partition(), record.offset());
            }
        }
        return records;
    }

    private static byte[] copy(@Nullable ByteBuffer value) {
        byte[] bytes = new byte[value == null ? 0 : value.remaining()];
        if (value != null) {
            value.get(bytes);
        }
        return bytes;
    }

    /** What is only for those who are here now is not kept when it fails: counted and passed over. */
    private void deliver(List<T> records) {
        metrics.took(topic, records.size());
        try {
            handler.accept(records);
        } catch (RuntimeException e) {
            log.warn("A batch of {} records of {} failed and is handed over one by one", records.size(), topic, e);
            records.forEach(this::deliverAlone);
        }
    }

    private void deliverAlone(T record) {
        try {
            handler.accept(List.of(record));
        } catch (RuntimeException e) {
            metrics.setAside(topic);
            log.error("A record of {} is passed over: its handler can't take it", topic, e);
        }
    }
}
