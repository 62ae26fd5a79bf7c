package com.connectchat.notification.adapter.bus;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.bus.StandingConsumer;
import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.bus.contract.Topics;
import com.connectchat.notification.PushNews;
import com.connectchat.notification.PushSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Consumes {@code push_candidates} and waits until each is due. They come in the order of their time, so waiting for the first one is
 * waiting for all; a batch is committed when the last one was decided, so a process that dies loses none (ADR-0022). Where deciding takes
 * so long that the bus would give the batch to somebody else, the rest of it is counted and dropped.
 */
@Component
@ConditionalOnProperty(name = "connectchat.push.enabled", matchIfMissing = true)
final class DuePushes extends StandingConsumer {

    /** The bus allows 30 s; the last piece of work that begins before this may take as long as its time-outs say. */
    private static final Duration WORK_MAX = Duration.ofSeconds(12);

    private final MessageBus bus;
    private final PushNews news;
    private final PushSettings settings;
    private final Clock clock;
    private final Counter dropped;
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    DuePushes(MessageBus bus, PushNews news, PushSettings settings, Clock clock, MeterRegistry meters) {
        this.bus = bus;
        this.news = news;
        this.settings = settings;
        this.clock = clock;
        this.dropped = Counter.builder("connectchat.push.overload-dropped")
                .description("Events for which nobody was pushed to because deciding about others took too long").register(meters);
    }

    private void take(List<PushCandidate> batch) {
        Deque<PushCandidate> rest = new ArrayDeque<>(batch.stream().sorted(Comparator.comparing(PushCandidate::at)).toList());
        Instant end = clock.instant().plus(settings.delay()).plus(WORK_MAX);
        while (!rest.isEmpty() && clock.instant().isBefore(end)) {
            awaitDue(rest.getFirst());
            news.push(due(rest));
        }
        dropped.increment(rest.size());
    }

    /** Who is asked to stop waits no more: what is at hand is decided a little early instead of being lost. */
    private void awaitDue(PushCandidate first) {
        try {
            Duration wait = Duration.between(clock.instant(), first.at().plus(settings.delay()));
            if (wait.isPositive()) {
                stopping.await((wait.compareTo(settings.delay()) < 0 ? wait : settings.delay()).toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first, whose turn it is, and all whose time has come as well. */
    private List<PushCandidate> due(Deque<PushCandidate> rest) {
        List<PushCandidate> due = new ArrayList<>(List.of(rest.removeFirst()));
        Instant upTo = stopping.getCount() == 0 ? Instant.MAX : clock.instant().minus(settings.delay());
        while (!rest.isEmpty() && !rest.getFirst().at().isAfter(upTo)) {
            due.add(rest.removeFirst());
        }
        return due;
    }

    @Override
    protected Subscription consume() {
        stopping = new CountDownLatch(1);
        return bus.consume(Topics.PUSH_CANDIDATES, "notification", this::take);
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        super.stop();
    }
}
