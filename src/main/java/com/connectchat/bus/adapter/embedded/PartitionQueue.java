package com.connectchat.bus.adapter.embedded;

import com.connectchat.bus.BusSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue and the one thread that empties it, batch by batch. Records that come together are queued under one lock and wake
 * the thread once: to wake it for each of them costs more than all else that the queue does.
 */
final class PartitionQueue {

    /** Protects the records. */
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final ArrayDeque<Object> records = new ArrayDeque<>();
    private final int recordsMax;
    private final Delivery<?> delivery;
    private final int batchMax;
    private final long lingerNanos;
    private final Thread thread;

    private PartitionQueue(String name, Delivery<?> delivery, BusSettings settings, Duration linger) {
        this.recordsMax = settings.recordsMax();
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
        lock.lock();
        try {
            if (!thread.isAlive() || records.size() >= recordsMax) {
                return false;
            }
            records.add(record);
            notEmpty.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there was room for all of them within the time; where there was not, those before the first without room are queued. */
    boolean offerAll(List<?> all, Duration wait) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return addAll(all, wait.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            notEmpty.signal();
            lock.unlock();
        }
    }

    private boolean addAll(List<?> all, long waitNanos) throws InterruptedException {
        for (Object record : all) {
            long left = waitNanos;
            while (thread.isAlive() && records.size() >= recordsMax && left > 0) {
                notEmpty.signal();
                left = notFull.awaitNanos(left);
            }
            if (!thread.isAlive() || records.size() >= recordsMax) {
                return false;
            }
            records.add(record);
        }
        return true;
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
        long lingerUntil = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                awaitRecords();
                gather(lingerUntil);
                List<Object> batch = take();
                lingerUntil = batch.size() > 1 ? System.nanoTime() + lingerNanos : System.nanoTime();
                delivery.deliver(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitRecords() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (records.isEmpty()) {
                notEmpty.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets records come together until that time, unless a batch's worth is here already. */
    private void gather(long until) {
        long wait = until - System.nanoTime();
        while (wait > 0 && size() < batchMax && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(wait);
            wait = until - System.nanoTime();
        }
    }

    private int size() {
        lock.lock();
        try {
            return records.size();
        } finally {
            lock.unlock();
        }
    }

    private List<Object> take() {
        lock.lock();
        try {
            int count = Math.min(records.size(), batchMax);
            List<Object> batch = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                batch.add(records.remove());
            }
            notFull.signalAll();
            return Collections.unmodifiableList(batch);
        } finally {
            lock.unlock();
        }
    }
}
