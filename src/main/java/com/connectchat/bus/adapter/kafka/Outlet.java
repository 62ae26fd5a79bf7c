package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.KafkaSettings;
import com.connectchat.bus.MessageBus.Batch;
import com.connectchat.bus.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends records to the brokers. Thread-safe; one for the whole process, so that what travels to one broker travels together. */
final class Outlet implements AutoCloseable {

    private static final long RETRY_NANOS = 1_000_000;
    private static final Duration GOODBYE_MAX = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final KafkaSettings settings;
    private final BusMetrics metrics;
    private final Map<Class<?>, RecordCodec<?>> codecs = new ConcurrentHashMap<>();

    Outlet(Clients clients, KafkaSettings settings, BusMetrics metrics) {
        this.producer = clients.producer();
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Learns where the topic's partitions are and how many there are: from now on nobody has to wait for that. */
    int learn(String topic) {
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (true) {
            try {
                return producer.partitionsFor(topic).size();
            } catch (TimeoutException e) {
                if (System.nanoTime() > deadline) {
                    throw new BusUnavailable("the brokers don't say where " + topic + " is");
                }
                LockSupport.parkNanos(20 * RETRY_NANOS);
            }
        }
    }

    <T> void offer(Topic<T> topic, T record, Consumer<@Nullable BusUnavailable> listener) {
        ProducerRecord<byte[], byte[]> sent = encode(topic, record);
        try {
            producer.send(sent, (_, failure) -> {
                metrics.sent(topic.name(), failure);
                listener.accept(failure == null ? null : unavailable(topic.name(), failure));
            });
        } catch (KafkaException | IllegalStateException e) {
            metrics.sent(topic.name(), e);
            listener.accept(unavailable(topic.name(), e));
        }
    }

    /** Waits for all of them together, whatever topic they are for. */
    void publish(List<? extends Batch<?>> batches) {
        List<List<Future<RecordMetadata>>> sent = new ArrayList<>(batches.size());
        long deadline = System.nanoTime() + settings.producing().deliverWithin().toNanos();
        for (Batch<?> batch : batches) {
            sent.add(send(batch, deadline));
        }
        for (int i = 0; i < batches.size(); i++) {
            String topic = batches.get(i).topic().name();
            sent.get(i).forEach(each -> await(topic, each));
        }
    }

    /** Returns once the brokers have the record, which is not of a topic of ours. */
    void publish(ProducerRecord<byte[], byte[]> record) {
        await(record.topic(), send(record.topic(), record, System.nanoTime() + settings.producing().deliverWithin().toNanos()));
    }

    @Override
    public void close() {
        producer.close(GOODBYE_MAX);
    }

    private <T> List<Future<RecordMetadata>> send(Batch<T> batch, long deadline) {
        Topic<T> topic = batch.topic();
        List<Future<RecordMetadata>> sent = new ArrayList<>(batch.records().size());
        for (T record : batch.records()) {
            sent.add(send(topic.name(), encode(topic, record), deadline));
        }
        return sent;
    }

    /** Waits for room where there is none. */
    private Future<RecordMetadata> send(String topic, ProducerRecord<byte[], byte[]> record, long deadline) {
        try {
            Future<RecordMetadata> sent = producer.send(record, (_, failure) -> metrics.sent(topic, failure));
            while (isRefusedForNow(sent) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(RETRY_NANOS);
                sent = producer.send(record, (_, failure) -> metrics.sent(topic, failure));
            }
            return sent;
        } catch (InterruptException e) {
            throw new BusUnavailable("interrupted while sending to " + topic);
        } catch (KafkaException | IllegalStateException e) {
            throw unavailable(topic, e);
        }
    }

    private static boolean isRefusedForNow(Future<RecordMetadata> sent) {
        return sent.isDone() && sent.state() == Future.State.FAILED && sent.exceptionNow() instanceof TimeoutException;
    }

    private static void await(String topic, Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                throw new IllegalArgumentException("a record for " + topic + " is larger than any may be", tooLarge);
            }
            throw unavailable(topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusUnavailable("interrupted while sending to " + topic);
        }
    }

    private static BusUnavailable unavailable(String topic, @Nullable Throwable failure) {
        String reason = failure == null ? "no reason given" : failure.getClass().getSimpleName();
        return new BusUnavailable("the brokers did not take a record for " + topic + " (" + reason + "); try again in a moment");
    }

    private <T> ProducerRecord<byte[], byte[]> encode(Topic<T> topic, T record) {
        String name = settings.topicPrefix() + topic.name();
        byte[] value = codec(topic).encode(record);
        return switch (topic.partition()) {
            case Topic.Partitioning.ByKey<T>(var key) ->
                    new ProducerRecord<>(name, null, key.apply(record).getBytes(StandardCharsets.UTF_8), value,
                            Audience.header(topic.audience().apply(record)));
            case Topic.Partitioning.ByAddress<T>(var address) -> new ProducerRecord<>(name, address.applyAsInt(record), null, value);
        };
    }

    /** A topic's type decides how its records look, and the map holds each codec under its own type. */
    @SuppressWarnings("unchecked")
    <T> RecordCodec<T> codec(Topic<T> topic) {
        return (RecordCodec<T>) codecs.computeIfAbsent(topic.type(), RecordCodec::new);
    }
}
