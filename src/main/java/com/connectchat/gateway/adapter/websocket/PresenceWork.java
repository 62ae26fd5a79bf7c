package com.connectchat.gateway.adapter.websocket;

import com.connectchat.kernel.Unavailable;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which presence is worked on, away from all that matters more: what is too much is dropped, and what fails is not tried
 * again.
 */
final class PresenceWork {

    private static final Logger log = LoggerFactory.getLogger(PresenceWork.class);
    private static final int WAITING_MAX = 4_096;

    private final PresenceMetrics metrics;
    private final ScheduledThreadPoolExecutor thread;

    PresenceWork(PresenceMetrics metrics) {
        this.metrics = metrics;
        this.thread = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("gateway-presence").daemon().factory(),
                (_, _) -> metrics.dropped());
        thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Does this some time, unless there is too much to do already. Returns whether it will be done. */
    boolean offer(Runnable task) {
        if (thread.getQueue().size() >= WAITING_MAX || thread.isShutdown()) {
            metrics.dropped();
            return false;
        }
        thread.execute(() -> guarded(task));
        return true;
    }

    void every(Duration pause, Runnable task) {
        thread.scheduleWithFixedDelay(() -> guarded(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (Unavailable e) {
            metrics.dropped();
            log.debug("Presence is left alone for now: {}", e.getMessage());
        } catch (RuntimeException e) {
            metrics.dropped();
            log.error("Presence could not be told", e);
        }
    }
}
