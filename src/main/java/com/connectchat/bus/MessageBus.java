package com.connectchat.bus;

import com.connectchat.kernel.GatewayId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries records between modules, whether they share a process or not. Every partition is a bounded queue.
 * Thread-safe. It carries no hexagonal mark: it is the ground that both sides of every hexagon stand on.
 */
public interface MessageBus {

    /**
     * Hands a record over without ever waiting; for event loops. The listener is called exactly once, possibly on
     * this very thread before the call returns: with {@code null} when the bus has accepted the record, else with
     * the reason. Records that one thread offers to one partition keep their order.
     */
    <T> void offer(Topic<T> topic, T record, Consumer<@Nullable BusUnavailable> listener);

    /**
     * Publishes the records in order and returns when the bus has accepted all of them; waits while a partition is
     * full.
     *
     * @throws BusUnavailable if the bus did not accept one of them; the ones before it may have been accepted
     */
    <T> void publish(Topic<T> topic, List<T> records);

    /**
     * Publishes what goes to several topics and returns when the bus has accepted all of it. The records of one topic keep their order;
     * between topics there is none.
     *
     * @throws BusUnavailable if the bus did not accept one of the records; any others may have been accepted
     */
    default void publish(List<? extends Batch<?>> batches) {
        batches.forEach(this::publishOne);
    }

    private <T> void publishOne(Batch<T> batch) {
        publish(batch.topic(), batch.records());
    }

    /**
     * Shares the partitions of a topic among all consumers of one group: each partition has one consumer at a time.
     * A batch is what one poll brought, in order within each partition; when the handler returns, the batch is
     * committed; when it throws, the batch is handed over again, at most a few times, then its records are set aside
     * one by one and reported. The handler runs on one thread of its own. A batch that could not be worked on because something was
     * {@link com.connectchat.kernel.Unavailable} may come again for as long as that lasts: no record is set aside for it.
     */
    <T> Subscription consume(Topic<T> topic, String group, Handler<T> handler);

    /** Hands over every record of every partition that is accepted from now on; each follower gets all of them. */
    <T> Subscription follow(Topic<T> topic, Consumer<List<T>> handler);

    /** As {@link #follow}, for one partition only: that of the gateway's address. */
    <T> Subscription followAddress(Topic<T> topic, GatewayId address, Consumer<List<T>> handler);

    /** The address in {@code outgoing_messages} that this process holds for as long as it runs. */
    GatewayId ownAddress();

    /** Records that go to one topic, in order. */
    record Batch<T>(Topic<T> topic, List<T> records) {
    }

    /** Works on what a group was handed; its methods are never called at once. */
    @FunctionalInterface
    interface Handler<T> {

        /** Returns once the batch may be committed; throws what will not be hidden from the bus. */
        void handle(List<T> batch);

        /**
         * From now on some partitions belong, or for some time have belonged, to another consumer of the group: nothing that was
         * remembered of their keys holds any more. Which ones they are is not told.
         */
        default void partitionsLost() {
        }
    }

    /** Ends a consumption. Idempotent; returns when the handler no longer runs. */
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
