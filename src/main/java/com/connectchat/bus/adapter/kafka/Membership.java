package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.MessageBus.Handler;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.kernel.Unavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process as one of a group: takes what its partitions bring, poll by poll, on one thread, and commits what was worked on. Commits
 * don't wait for their answers, at most one is under way, and they are made sure of when partitions are given back in order. What was
 * worked on and not committed comes again: handlers have to bear that, whatever the bus does.
 */
final class Membership<T> implements Subscription {

    private static final Logger log = LoggerFactory.getLogger(Membership.class);
    private static final Duration POLL_MAX = Duration.ofMillis(200);
    private static final Duration COMMIT_MAX = Duration.ofSeconds(2);
    private static final Duration END_MAX = Duration.ofSeconds(10);
    private static final long BACK_OFF_MILLIS = 200;
    private static final long BACK_OFF_MILLIS_MAX = 2_000;
    private static final long LAG_EVERY_NANOS = 1_000_000_000;

    private final Consumer<byte[], byte[]> consumer;
    private final GroupDelivery<T> delivery;
    private final Handler<T> handler;
    private final AtomicLong lag;
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private boolean commitUnderWay;
    private boolean commitsFail;
    private long losses;
    private int failuresInARow;
    private long lagKnownAt = System.nanoTime();

    /** @param name the topic as the brokers know it */
    Membership(String name, Consumer<byte[], byte[]> consumer, GroupDelivery<T> delivery, Handler<T> handler, AtomicLong lag) {
        this.consumer = consumer;
        this.delivery = delivery;
        this.handler = handler;
        this.lag = lag;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(name));
    }

    void start() {
        thread.start();
    }

    /** Lets the batch in hand finish and commits it; the group shares the partitions anew at once. */
    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        if (thread != Thread.currentThread()) {
            try {
                thread.join(END_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(String name) {
        try (consumer) {
            consumer.subscribe(List.of(name), new Shares());
            while (closing.getCount() > 0) {
                takeTurn();
            }
            commitNow();
        } catch (RuntimeException e) {
            log.error("The consumption of {} ended in a way that it should not", name, e);
        }
    }

    private void takeTurn() {
        try {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL_MAX);
            if (!polled.isEmpty()) {
                workOn(polled);
            }
            commitSoon();
            measureLag();
        } catch (WakeupException _) {
            // close() said so
        } catch (RuntimeException e) {
            log.warn("{} goes on after a failure", thread.getName(), e);
            backOff();
        }
    }

    private void workOn(ConsumerRecords<byte[], byte[]> polled) {
        try {
            delivery.deliver(polled);
            uncommitted.putAll(polled.nextOffsets());
            failuresInARow = 0;
        } catch (Unavailable e) {
            log.warn("A batch of {} records of {} comes again: {}", polled.count(), thread.getName(), e.getMessage());
            rewind(polled);
            backOff();
        } catch (RuntimeException e) {
            rewind(polled);
            throw e;
        }
    }

    /** The same records come with one of the next polls, and until then the group hears that this process is alive. */
    private void rewind(ConsumerRecords<byte[], byte[]> polled) {
        polled.partitions().forEach(each -> consumer.seek(each, polled.records(each).getFirst().offset()));
    }

    private void backOff() {
        failuresInARow++;
        try {
            if (closing.await(Math.min(failuresInARow * BACK_OFF_MILLIS, BACK_OFF_MILLIS_MAX), TimeUnit.MILLISECONDS)) {
                log.info("{} is closed while something is unavailable", thread.getName());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commitSoon() {
        if (commitUnderWay || uncommitted.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> committing = Map.copyOf(uncommitted);
        uncommitted.clear();
        commitUnderWay = true;
        long lossesBefore = losses;
        consumer.commitAsync(committing, (offsets, failure) -> {
            commitUnderWay = false;
            reportCommit(failure);
            if (failure != null) {
                // These places are committed with the next ones, unless somebody else may have gone further meanwhile.
                if (losses == lossesBefore) {
                    offsets.forEach(uncommitted::putIfAbsent);
                }
            }
        });
    }

    /** Once an outage, not with each attempt. */
    private void reportCommit(@Nullable Exception failure) {
        if (failure != null && !commitsFail) {
            log.warn("{} can't commit for now, so records may come again: {}", thread.getName(), failure.toString());
        } else if (failure == null && commitsFail) {
            log.info("{} commits again", thread.getName());
        }
        commitsFail = failure != null;
    }

    private void commitNow() {
        try {
            consumer.commitSync(positionsWorkedOn(), COMMIT_MAX);
        } catch (WakeupException _) {
            // meant for a poll that was already over
            commitNow();
            return;
        } catch (KafkaException e) {
            log.warn("{} could not commit, so records will come again: {}", thread.getName(), e.toString());
        }
        uncommitted.clear();
    }

    private Map<TopicPartition, OffsetAndMetadata> positionsWorkedOn() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>(uncommitted);
        positions.keySet().retainAll(consumer.assignment());
        return positions;
    }

    private void measureLag() {
        long now = System.nanoTime();
        if (now - lagKnownAt > LAG_EVERY_NANOS) {
            lagKnownAt = now;
            lag.set(consumer.assignment().stream().mapToLong(each -> consumer.currentLag(each).orElse(0)).sum());
        }
    }

    /** Called during polls, so never while a handler works. */
    private final class Shares implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            log.info("{} took over {} partitions", thread.getName(), partitions.size());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                commitNow();
                losses++;
                log.info("{} gave back {} partitions", thread.getName(), partitions.size());
                handler.partitionsLost();
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            log.warn("{} lost {} partitions: it was not heard of for too long", thread.getName(), partitions.size());
            uncommitted.clear();
            losses++;
            handler.partitionsLost();
        }
    }
}
