package com.connectchat.gateway.adapter.websocket;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what may block, away from the event loops: at most so many tasks at once, the others wait in a queue. The queue needs no bound of
 * its own, because what is in it is bounded: one greeting and one farewell a connection, a few looks at
 * who is there, and one renewal a heartbeat.
 */
final class BoundedVirtualThreads implements Executor {

    private static final Logger log = LoggerFactory.getLogger(BoundedVirtualThreads.class);

    private final ThreadFactory threads;
    private final int max;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();

    BoundedVirtualThreads(String name, int max) {
        this.threads = Thread.ofVirtual().name(name, 0).factory();
        this.max = max;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        startIfAllowed();
    }

    private void startIfAllowed() {
        int now = running.get();
        while (now < max) {
            if (running.compareAndSet(now, now + 1)) {
                threads.newThread(this::work).start();
                return;
            }
            now = running.get();
        }
    }

    private void work() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.error("A task of the gateway failed", e);
            }
        }
        running.decrementAndGet();
        // Somebody may have added a task between the last look and the count.
        if (!waiting.isEmpty()) {
            startIfAllowed();
        }
    }
}
