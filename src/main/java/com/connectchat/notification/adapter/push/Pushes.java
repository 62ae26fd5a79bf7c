package com.connectchat.notification.adapter.push;

import com.connectchat.notification.PushService;
import com.connectchat.notification.PushSettings;
import com.connectchat.notification.adapter.push.Courier.Later;
import com.connectchat.notification.adapter.push.Courier.Settled;
import com.connectchat.notification.application.PushProvider;
import com.connectchat.notification.domain.Delivery;
import com.connectchat.notification.domain.Push;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each push to the courier of its service, several at once, and tries again with growing, random pauses. Nothing waits here longer
 * than the whole batch may take: what was not taken by then is rejected as {@code unavailable}.
 */
final class Pushes implements PushProvider {

    private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);
    private static final String UNAVAILABLE = "unavailable";

    private final Map<PushService, Courier> couriers;
    private final PushSettings.Sending settings;
    private final Semaphore places;

    Pushes(Map<PushService, Courier> couriers, PushSettings.Sending settings) {
        this.couriers = Map.copyOf(couriers);
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce());
    }

    @Override
    public List<Delivery> send(List<Push> pushes, Predicate<Push> stillDue) {
        long deadline = System.nanoTime() + settings.within().toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Delivery>> started = new ArrayList<>();
            pushes.forEach(push -> started.add(threads.submit(() -> send(push, stillDue, deadline))));
            return started.stream().map(Pushes::outcome).toList();
        }
    }

    private static Delivery outcome(Future<Delivery> sending) {
        try {
            return sending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Rejected("none", "interrupted");
        } catch (ExecutionException e) {
            LOG.error("A push failed in a way that nobody thought of", e.getCause());
            return new Delivery.Rejected("none", "internal");
        }
    }

    private Delivery send(Push push, Predicate<Push> stillDue, long deadline) throws InterruptedException {
        String provider = push.address().service().code();
        Courier courier = couriers.get(push.address().service());
        if (courier == null) {
            return new Delivery.Rejected(provider, "no_provider");
        }
        for (int attempt = 1; ; attempt++) {
            switch (attempt(courier, push, stillDue, deadline)) {
                case Settled(Delivery delivery) -> {
                    return delivery;
                }
                case Later(String reason, Duration after) -> {
                    long pause = Math.max(after == null ? 0 : after.toNanos(), pause(attempt));
                    if (attempt == settings.attempts() || System.nanoTime() + pause > deadline) {
                        return new Delivery.Rejected(provider, reason);
                    }
                    TimeUnit.NANOSECONDS.sleep(pause);
                }
            }
        }
    }

    private Courier.Attempt attempt(Courier courier, Push push, Predicate<Push> stillDue, long deadline) throws InterruptedException {
        if (!places.tryAcquire(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            return new Settled(new Delivery.Rejected(push.address().service().code(), UNAVAILABLE));
        }
        try {
            return stillDue.test(push) ? courier.attempt(push) : new Settled(new Delivery.Cancelled());
        } finally {
            places.release();
        }
    }

    /** Between half and one and a half times what it is on average, so that those who failed together don't come back together. */
    private long pause(int attempt) {
        long average = settings.pause().toNanos() << Math.min(attempt - 1, 10);
        return average / 2 + ThreadLocalRandom.current().nextLong(average);
    }
}
