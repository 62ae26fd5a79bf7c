package com.connectchat.bus.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.connectchat.bus.BrokerRefused;
import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.KafkaSettings;
import com.connectchat.bus.MessageBus.Handler;
import com.connectchat.bus.Topic;
import com.connectchat.bus.contract.Topics;
import com.connectchat.servers.FreePorts;
import com.connectchat.servers.KafkaServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Brokers that die, hang or were never there, and workers that are not heard of for too long. */
final class BrokerFaultIT {

    private record Note(String key, int number) {
    }

    private static final Topic<Note> NOTES = Topic.keyed("notes", Note.class, Note::key);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What a client waits for an answer, less its way there and back. */
    private static final Duration ANSWER_MAX = Duration.ofMillis(4_500);
    private static final KafkaServer SERVER = KafkaServer.own();

    private Buses buses;

    @BeforeEach
    void open() {
        buses = new Buses(SERVER, NOTES);
    }

    @AfterEach
    void close() {
        SERVER.resume();
        SERVER.start();
        buses.close();
    }

    @AfterAll
    static void end() {
        SERVER.close();
    }

    @Test
    void losesNothingThatWasAcceptedWhenTheBrokerIsKilledAndRefusesInTime() {
        KafkaBus bus = buses.open();
        Set<Integer> accepted = ConcurrentHashMap.newKeySet();
        Set<Integer> got = ConcurrentHashMap.newKeySet();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger unanswered = new AtomicInteger();
        AtomicLong slowest = new AtomicLong();
        AtomicLong longestOffer = new AtomicLong();
        AtomicBoolean done = new AtomicBoolean();
        bus.consume(NOTES, "readers", batch -> batch.forEach(each -> got.add(each.number())));
        Thread publisher = Thread.ofPlatform().start(() -> {
            for (int i = 0; !done.get(); i++) {
                int number = i;
                long began = System.nanoTime();
                unanswered.incrementAndGet();
                bus.offer(NOTES, new Note("k" + number % 5, number), failure -> {
                    slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
                    if (failure == null) {
                        accepted.add(number);
                    } else {
                        refused.incrementAndGet();
                    }
                    unanswered.decrementAndGet();
                });
                longestOffer.accumulateAndGet(System.nanoTime() - began, Math::max);
                pause(Duration.ofMillis(2));
            }
        });
        await().until(() -> accepted.size() > 200);

        SERVER.kill();
        await().atMost(PATIENCE).until(() -> refused.get() > 200);
        SERVER.start();
        int before = accepted.size();
        await().atMost(PATIENCE).until(() -> accepted.size() > before + 200);
        done.set(true);
        join(publisher);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(unanswered).hasValue(0));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(got).containsAll(accepted));
        assertThat(Duration.ofNanos(slowest.get())).isLessThan(ANSWER_MAX);
        assertThat(Duration.ofNanos(longestOffer.get())).as("an offer never waits for a broker").isLessThan(Duration.ofSeconds(1));
        System.out.println("BrokerFaultIT: accepted " + accepted.size() + ", refused " + refused + ", slowest answer "
                + slowest.get() / 1_000_000 + " ms, longest offer " + longestOffer.get() / 1_000_000 + " ms");
    }

    @Test
    void refusesToPublishInTimeWhileTheBrokerHangs() {
        KafkaBus bus = buses.open();
        bus.publish(NOTES, List.of(new Note("a", 1)));

        SERVER.pause();
        long began = System.nanoTime();
        assertThatThrownBy(() -> bus.publish(NOTES, List.of(new Note("a", 2)))).isInstanceOf(BusUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ANSWER_MAX);
        SERVER.resume();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            bus.publish(NOTES, List.of(new Note("a", 3)));
            return true;
        });
    }

    @Test
    void comesBackToABatchUntilWhatItNeedsIsAvailableAndKeepsItsPartitions() {
        KafkaBus bus = buses.open();
        List<Integer> got = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger calls = new AtomicInteger();
        Worker worker = new Worker(batch -> {
            if (calls.incrementAndGet() <= 8) {
                throw new BusUnavailable("not yet");
            }
            batch.forEach(each -> got.add(each.number()));
        });
        bus.consume(NOTES, "readers", worker);

        bus.publish(NOTES, List.of(new Note("a", 1), new Note("a", 2), new Note("a", 3)));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(got).containsExactly(1, 2, 3));
        assertThat(worker.losses).hasValue(0);
    }

    @Test
    void movesThePartitionsOfAWorkerThatHangsAndLetsItCommitNothingAfterwards() {
        KafkaBus first = buses.open();
        KafkaBus second = buses.open();
        CountDownLatch hang = new CountDownLatch(1);
        Set<Integer> byFirst = ConcurrentHashMap.newKeySet();
        List<Integer> bySecond = Collections.synchronizedList(new ArrayList<>());
        Worker hanging = new Worker(batch -> {
            awaitQuietly(hang);
            batch.forEach(each -> byFirst.add(each.number()));
        });
        first.consume(NOTES, "readers", hanging);
        first.publish(NOTES, notes(0, 30));
        second.consume(NOTES, "readers", batch -> batch.forEach(each -> bySecond.add(each.number())));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(bySecond).containsAll(numbers(0, 30)));
        hang.countDown();
        await().atMost(PATIENCE).until(() -> hanging.losses.get() > 0);
        first.publish(NOTES, notes(30, 60));

        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<Integer> both = new HashSet<>(byFirst);
            both.addAll(bySecond);
            assertThat(both).containsAll(numbers(30, 60));
        });
        assertThat(bySecond).as("what the second had committed did not come again").doesNotHaveDuplicates();
    }

    @Test
    void handsPartitionsOverInOrderWithoutRepeatingAnything() {
        KafkaBus first = buses.open();
        KafkaBus second = buses.open();
        List<Integer> got = Collections.synchronizedList(new ArrayList<>());
        Worker leaving = new Worker(batch -> batch.forEach(each -> got.add(each.number())));
        var subscription = first.consume(NOTES, "readers", leaving);
        first.publish(NOTES, notes(0, 50));
        await().atMost(PATIENCE).until(() -> got.size() == 50);

        second.consume(NOTES, "readers", batch -> batch.forEach(each -> got.add(each.number())));
        first.publish(NOTES, notes(50, 100));
        await().atMost(PATIENCE).until(() -> got.size() == 100);
        subscription.close();
        first.publish(NOTES, notes(100, 150));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(got).containsAll(numbers(100, 150)));
        assertThat(got).doesNotHaveDuplicates();
        assertThat(leaving.losses.get()).isPositive();
    }

    @Test
    void endsAStartWithoutBrokersOrTopicsWithAWordOnWhatToDo() {
        int nobody = FreePorts.next();
        KafkaTopics unreachable = new KafkaTopics(
                Buses.settings("127.0.0.1:" + nobody, "", Duration.ofSeconds(2)), List.of(NOTES), List.of());
        KafkaTopics missing = new KafkaTopics(
                Buses.settings(SERVER.bootstrapServers(), "elsewhere.", Duration.ofSeconds(10)), List.of(NOTES), List.of());

        assertThatThrownBy(unreachable::require).isInstanceOf(BrokerRefused.class).hasMessageContaining(Integer.toString(nobody));
        assertThatThrownBy(missing::require).isInstanceOf(BrokerRefused.class).hasMessageContaining("elsewhere.notes");
        assertThat(missing.makeMissing()).containsExactly("elsewhere.notes", "elsewhere.notes.dead");
        assertThat(missing.makeMissing()).isEmpty();
        missing.require();
    }

    @Test
    void endsAStartWhereTheTopicsAreThoseOfMoreCells() {
        List<Topic<?>> ofTwoCells = Topics.all(2);
        KafkaSettings settings = Buses.settings(SERVER.bootstrapServers(), "two.", Duration.ofSeconds(10));
        new KafkaTopics(settings, ofTwoCells, List.of()).makeMissing();

        KafkaTopics oneCell = new KafkaTopics(settings, Topics.all(1), List.of(Topics.groupOutgoingMessages(1)));
        KafkaTopics threeCells = new KafkaTopics(settings, Topics.all(3), List.of(Topics.groupOutgoingMessages(3)));

        assertThatThrownBy(oneCell::require).isInstanceOf(BrokerRefused.class).hasMessageContaining("two.group_outgoing_messages-1");
        assertThatThrownBy(threeCells::require).isInstanceOf(BrokerRefused.class).hasMessageContaining("two.group_outgoing_messages-2");
        new KafkaTopics(settings, ofTwoCells, List.of(Topics.groupOutgoingMessages(2))).require();
    }

    private static List<Note> notes(int from, int to) {
        return numbers(from, to).stream().map(number -> new Note("k" + number % 5, number)).toList();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A handler that counts how often partitions were lost. */
    private static final class Worker implements Handler<Note> {

        private final Handler<Note> work;
        private final AtomicInteger losses = new AtomicInteger();

        Worker(Handler<Note> work) {
            this.work = work;
        }

        @Override
        public void handle(List<Note> batch) {
            work.handle(batch);
        }

        @Override
        public void partitionsLost() {
            losses.incrementAndGet();
        }
    }
}
