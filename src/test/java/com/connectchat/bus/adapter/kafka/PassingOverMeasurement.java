package com.connectchat.bus.adapter.kafka;

import static org.awaitility.Awaitility.await;

import com.connectchat.bus.Topic;
import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.Topics;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.servers.KafkaServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * No test but a measurement, which the build leaves out: what a record costs a gateway that its header does not name, and one that it
 * names. Counted is the CPU of the gateway's threads that take the topic from a real broker, by the kernel's own count.
 */
final class PassingOverMeasurement {

    private static final Topic<GroupOutgoingMessage> TOPIC = Topics.groupOutgoingMessages(0);
    private static final GatewayId SELF = new GatewayId(0);
    private static final GatewayId OTHER = new GatewayId(1);
    private static final int CONVERSATIONS = 32;
    private static final int BATCH = 1_000;
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final AtomicInteger taken = new AtomicInteger();
    private final Semaphore mayGoOn = new Semaphore(0);

    @Test
    void printsWhatARecordCosts() {
        try (Buses buses = new Buses(KafkaServer.shared(), TOPIC)) {
            KafkaBus gateway = buses.open();
            KafkaBus worker = buses.open();
            gateway.follow(TOPIC, this::take);
            for (int i = 0; i < ROUNDS; i++) {
                backlog(worker, OTHER, 50, 50_000);
                backlog(worker, SELF, 50, 20_000);
            }
            for (int recipients : new int[] {10, 50, 500}) {
                print("passed over, backlog", recipients, rounds(() -> backlog(worker, OTHER, recipients, 20_000)));
                print("read, backlog", recipients, rounds(() -> backlog(worker, SELF, recipients, 10_000)));
            }
            for (int rate : new int[] {1_000, 5_000, 20_000}) {
                print("passed over, " + rate + "/s", 50, rounds(() -> paced(worker, 50, 2 * rate, rate)));
            }
        }
    }

    private void take(List<GroupOutgoingMessage> batch) {
        if (batch.getFirst().recipients().isEmpty()) {
            mayGoOn.acquireUninterruptibly();
        } else {
            taken.addAndGet(batch.size());
        }
    }

    /** The gateway stands still until all is there, and then takes it as fast as it can. */
    private Cost backlog(KafkaBus worker, GatewayId audience, int recipients, int records) {
        taken.set(0);
        worker.publish(TOPIC, messages(SELF, 0, 1));
        await().atMost(PATIENCE).until(mayGoOn::hasQueuedThreads);
        List<GroupOutgoingMessage> batch = messages(audience, recipients, BATCH);
        for (int sent = 0; sent < records; sent += BATCH) {
            worker.publish(TOPIC, batch);
        }
        worker.publish(TOPIC, messages(SELF, 1, CONVERSATIONS));
        Cost before = Cost.ofFollowers();
        mayGoOn.release();
        awaitTaken((audience.equals(SELF) ? records : 0) + CONVERSATIONS);
        return Cost.ofFollowers().since(before, records);
    }

    /** The gateway takes records as they come, a few at a time. */
    private Cost paced(KafkaBus worker, int recipients, int records, int ratePerSecond) {
        taken.set(0);
        List<GroupOutgoingMessage> batch = messages(OTHER, recipients, ratePerSecond / 200);
        Cost before = Cost.ofFollowers();
        long start = System.nanoTime();
        for (int sent = 0; sent < records; sent += batch.size()) {
            batch.forEach(each -> worker.offer(TOPIC, each, _ -> { }));
            LockSupport.parkNanos(start + (sent + batch.size()) * 1_000_000_000L / ratePerSecond - System.nanoTime());
        }
        worker.publish(TOPIC, messages(SELF, 1, CONVERSATIONS));
        awaitTaken(CONVERSATIONS);
        return Cost.ofFollowers().since(before, records);
    }

    private void awaitTaken(int count) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> taken.get() == count);
    }

    private static List<Cost> rounds(Supplier<Cost> round) {
        return IntStream.range(0, ROUNDS).mapToObj(_ -> round.get()).toList();
    }

    private static void print(String what, int recipients, List<Cost> costs) {
        List<Cost> sorted = costs.stream().sorted(Comparator.comparingDouble(Cost::micros)).toList();
        System.out.printf(Locale.ROOT, "%s, %d recipients: least %.2f us (user %.2f), median %.2f us a record%n", what, recipients,
                sorted.getFirst().micros(), sorted.getFirst().userMicros(), sorted.get(ROUNDS / 2).micros());
    }

    /** CPU of the thread that polls, and of the one that Kafka's client may have beside it. */
    private record Cost(double micros, double userMicros) {

        static Cost ofFollowers() {
            long[] threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(each -> each.getName().equals(TOPIC.name()) || each.getName().startsWith("consumer_background_thread"))
                    .mapToLong(Thread::threadId).toArray();
            return new Cost(LongStream.of(threads).map(THREADS::getThreadCpuTime).sum() / 1e3,
                    LongStream.of(threads).map(THREADS::getThreadUserTime).sum() / 1e3);
        }

        Cost since(Cost before, int records) {
            return new Cost((micros - before.micros) / records, (userMicros - before.userMicros) / records);
        }
    }

    private static List<GroupOutgoingMessage> messages(GatewayId audience, int recipients, int count) {
        List<UserId> people = IntStream.range(0, recipients).mapToObj(i -> new UserId("u_0123456789%06d".formatted(i))).toList();
        return IntStream.range(0, count).mapToObj(i -> {
            ConversationId group = new ConversationId("g_" + i % CONVERSATIONS);
            byte[] json = ("{\"type\":\"message.new\",\"data\":{\"text\":\"" + "x".repeat(400) + "\"}}").getBytes(StandardCharsets.UTF_8);
            LoggedEvent event = LoggedEvent.ofJson(group, i + 1, i, EventType.MESSAGE_NEW, json);
            return new GroupOutgoingMessage(List.of(event), people, Set.of(audience), null);
        }).toList();
    }
}
