package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.MessageBus.Handler;
import com.connectchat.kernel.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what one poll brought to a group's handler, and sets aside what it will never take. */
final class GroupDelivery<T> {

    private static final Logger log = LoggerFactory.getLogger(GroupDelivery.class);
    private static final long BACK_OFF_NANOS = 50_000_000;

    private final String topic;
    private final RecordCodec<T> codec;
    private final Handler<T> handler;
    private final DeadLetters deadLetters;
    private final BusMetrics metrics;
    private final int attemptsMax;

    GroupDelivery(String topic, RecordCodec<T> codec, Handler<T> handler, DeadLetters deadLetters, BusMetrics metrics, int attemptsMax) {
        this.topic = topic;
        this.codec = codec;
        this.handler = handler;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.attemptsMax = attemptsMax;
    }

    /** When it returns, all of them may be committed; when something was unavailable, none. */
    void deliver(Iterable<ConsumerRecord<byte[], byte[]>> polled) throws Unavailable {
        List<Letter<T>> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            try {
                letters.add(new Letter<>(record, codec.decode(record.value())));
            } catch (UnreadableRecord e) {
                deadLetters.keep(topic, record, e);
            }
        }
        if (!letters.isEmpty()) {
            deliverTogether(letters);
            metrics.took(topic, letters.size());
        }
    }

    private void deliverTogether(List<Letter<T>> letters) {
        List<T> batch = letters.stream().map(Letter::content).toList();
        for (int attempt = 1; attempt <= attemptsMax; attempt++) {
            try {
                handler.handle(batch);
                return;
            } catch (Unavailable e) {
                throw e;
            } catch (RuntimeException e) {
                log.warn("A batch of {} records of {} failed, attempt {} of {}", batch.size(), topic, attempt, attemptsMax, e);
                LockSupport.parkNanos(attempt * BACK_OFF_NANOS);
            }
        }
        letters.forEach(this::deliverAlone);
    }

    private void deliverAlone(Letter<T> letter) {
        try {
            handler.handle(List.of(letter.content()));
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            deadLetters.keep(topic, letter.record(), e);
        }
    }

    private record Letter<T>(ConsumerRecord<byte[], byte[]> record, T content) {
    }
}
