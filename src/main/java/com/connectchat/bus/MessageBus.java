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
     * Shares the partitions of a topic among all consumers of one group: each partition has one consumer at a time.
     * A batch is what one poll brought, in order within each partition; when the handler returns, the batch is
     * committed; when it throws, the batch is handed over again, at most a few times, then its records are set aside
     * one by one and reported. The handler runs on one thread of its own.
     */
    <T> Subscription consume(Topic<T> topic, String group, Consumer<List<T>> handler);

    /** Hands over every record of every partition that is accepted from now on; each follower gets all of them. */
    <T> Subscription follow(Topic<T> topic, Consumer<List<T>> handler);

    /** As {@link #follow}, for one partition only: that of the gateway's address. */
    <T> Subscription followAddress(Topic<T> topic, GatewayId address, Consumer<List<T>> handler);

    /** The address in {@code outgoing_messages} that this process holds for as long as it runs. */
    GatewayId ownAddress();

    /** Ends a consumption. Idempotent; returns when the handler no longer runs. */
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
