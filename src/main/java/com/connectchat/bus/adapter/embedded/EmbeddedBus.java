package com.connectchat.bus.adapter.embedded;

import com.connectchat.bus.BusSettings;
import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.Topic;
import com.connectchat.kernel.GatewayId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Hands every record to the queues of those who want it; the records themselves are shared, never copied. */
final class EmbeddedBus implements MessageBus, AutoCloseable {

    private static final GatewayId THE_ONLY_GATEWAY = new GatewayId(0);

    private final BusSettings settings;
    /** Worked out once: to ask for the number of processors is a system call, too dear for each record. */
    private final int partitionCount;
    private final MeterRegistry meters;
    private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();

    EmbeddedBus(BusSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.partitionCount = settings.partitionCount();
        this.meters = meters;
    }

    @Override
    public <T> void offer(Topic<T> topic, T record, Consumer<@Nullable BusUnavailable> listener) {
        int partition = partitionOf(topic, record);
        for (Listener each : listenersOf(topic)) {
            if (each.wants(partition) && !each.queueOf(partition).offer(record)) {
                listener.accept(new BusUnavailable(topic.name() + " is full; try again in a moment"));
                return;
            }
        }
        listener.accept(null);
    }

    @Override
    public <T> void publish(Topic<T> topic, List<T> records) {
        int from = 0;
        while (from < records.size()) {
            int partition = partitionOf(topic, records.get(from));
            int to = from + 1;
            while (to < records.size() && partitionOf(topic, records.get(to)) == partition) {
                to++;
            }
            publish(topic, partition, records.subList(from, to));
            from = to;
        }
    }

    /** What goes to one partition goes there as one piece, so that its consumer is woken once. */
    private <T> void publish(Topic<T> topic, int partition, List<T> records) {
        for (Listener each : listenersOf(topic)) {
            if (each.wants(partition) && !each.queueOf(partition).offerAll(records, settings.publishWait())) {
                throw new BusUnavailable(topic.name() + " has been full for " + settings.publishWait().toMillis() + " ms");
            }
        }
    }

    @Override
    public <T> Subscription consume(Topic<T> topic, String group, Handler<T> handler) {
        boolean taken = listenersOf(topic).stream().anyMatch(each -> group.equals(each.group()));
        if (taken) {
            throw new IllegalStateException(
                    "group " + group + " already consumes " + topic.name() + ": inside one process a group has one consumer");
        }
        return add(topic, Listener.group(topic.name(), group, delivery(topic, handler::handle), settings));
    }

    @Override
    public <T> Subscription follow(Topic<T> topic, Consumer<List<T>> handler) {
        return add(topic, Listener.follower(topic.name(), partition -> true, delivery(topic, handler), settings));
    }

    @Override
    public <T> Subscription followAddress(Topic<T> topic, GatewayId address, Consumer<List<T>> handler) {
        return add(topic, Listener.follower(topic.name(), partition -> partition == address.partition(),
                delivery(topic, handler), settings));
    }

    @Override
    public GatewayId ownAddress() {
        return THE_ONLY_GATEWAY;
    }

    @Override
    public void close() {
        listeners.values().forEach(each -> each.forEach(Listener::close));
    }

    private <T> Delivery<T> delivery(Topic<T> topic, Consumer<List<T>> handler) {
        return new Delivery<>(topic.name(), handler, meters);
    }

    private Subscription add(Topic<?> topic, Listener listener) {
        List<Listener> all = listenersOf(topic);
        all.add(listener);
        return () -> {
            all.remove(listener);
            listener.close();
        };
    }

    private List<Listener> listenersOf(Topic<?> topic) {
        return listeners.computeIfAbsent(topic.name(), name -> new CopyOnWriteArrayList<>());
    }

    private <T> int partitionOf(Topic<T> topic, T record) {
        return switch (topic.partition()) {
            case Topic.Partitioning.ByAddress<T>(var address) -> address.applyAsInt(record);
            case Topic.Partitioning.ByKey<T>(var key) -> spread(key.apply(record)) % partitionCount;
        };
    }

    private static int spread(String key) {
        int hash = key.hashCode();
        return (hash ^ hash >>> 16) & Integer.MAX_VALUE;
    }

    /** One subscription: its queues, one a partition, each with the thread that empties it. */
    private record Listener(String group, IntPredicate wanted, List<PartitionQueue> queues) {

        /** A group has a thread for each partition, and lets records gather for it. */
        static Listener group(String topic, String group, Delivery<?> delivery, BusSettings settings) {
            return new Listener(group, partition -> true, IntStream.range(0, settings.partitionCount())
                    .mapToObj(index -> PartitionQueue.start(topic + "-" + index, delivery, settings, settings.linger()))
                    .toList());
        }

        /** A follower takes what comes at once, on one thread. */
        static Listener follower(String topic, IntPredicate wanted, Delivery<?> delivery, BusSettings settings) {
            return new Listener("", wanted, List.of(PartitionQueue.start(topic, delivery, settings, Duration.ZERO)));
        }

        boolean wants(int partition) {
            return wanted.test(partition);
        }

        PartitionQueue queueOf(int partition) {
            return queues.get(queues.size() == 1 ? 0 : partition);
        }

        void close() {
            queues.forEach(PartitionQueue::close);
        }
    }
}
