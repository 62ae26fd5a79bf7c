package com.connectchat.bus.adapter.embedded;

import com.connectchat.bus.BusSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A bounded queue and the one thread that empties it, batch by batch. */
final class PartitionQueue {

    private final ArrayBlockingQueue<Object> records;
    private final Delivery<?> delivery;
    private final int batchMax;
    private final long lingerNanos;
    private final Thread thread;

    private PartitionQueue(String name, Delivery<?> delivery, BusSettings settings, Duration linger) {
        this.records = new ArrayBlockingQueue<>(settings.recordsMax());
        this.delivery = delivery;
        this.batchMax = settings.batchMax();
        this.lingerNanos = linger.toNanos();
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    static PartitionQueue start(String name, Delivery<?> delivery, BusSettings settings, Duration linger) {
        PartitionQueue queue = new PartitionQueue(name, delivery, settings, linger);
        queue.thread.start();
        return queue;
    }

    /** Whether there was room. */
    boolean offer(Object record) {
        return thread.isAlive() && records.offer(record);
    }

    /** Whether there was room within the time. */
    boolean offer(Object record, Duration wait) {
        try {
            return thread.isAlive() && records.offer(record, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets the batch in hand finish; what waits behind it is dropped, as at any loss of the process. */
    void close() {
        thread.interrupt();
        if (thread != Thread.currentThread()) {
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Object> batch = new ArrayList<>();
        long lingerUntil = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(records.take());
                gather(lingerUntil);
                records.drainTo(batch, batchMax - 1);
                lingerUntil = batch.size() > 1 ? System.nanoTime() + lingerNanos : System.nanoTime();
                delivery.deliver(List.copyOf(batch));
                batch.clear();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets records come together until that time, unless a batch's worth is here already. */
    private void gather(long until) {
        long wait = until - System.nanoTime();
        while (wait > 0 && records.size() < batchMax && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(wait);
            wait = until - System.nanoTime();
        }
    }
}
