package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.AddressLeases;
import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.KafkaSettings;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.Topic;
import com.connectchat.kernel.GatewayId;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The bus of processes that share a Kafka cluster (ADR-0014). */
final class KafkaBus implements MessageBus, AutoCloseable {

    private final KafkaSettings settings;
    private final Clients clients;
    private final BusMetrics metrics;
    private final Outlet outlet;
    private final DeadLetters deadLetters;
    private final OwnAddress ownAddress;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    /** Every topic has to be there; returns once nobody has to wait for where they are. */
    KafkaBus(KafkaSettings settings, List<Topic<?>> topics, AddressLeases leases, MeterRegistry meters) {
        this.settings = settings;
        this.clients = new Clients(settings);
        this.metrics = new BusMetrics(meters);
        this.outlet = new Outlet(clients, settings, metrics);
        this.deadLetters = new DeadLetters(outlet, metrics);
        this.ownAddress = new OwnAddress(leases, learn(topics), settings.addressLease());
    }

    /** How many addresses there are. */
    private int learn(List<Topic<?>> topics) {
        List<String> names = new ArrayList<>(topics.stream().map(this::nameOf).toList());
        names.addAll(names.stream().map(DeadLetters::topicOf).toList());
        names.forEach(outlet::learn);
        return topics.stream().filter(each -> each.partition() instanceof Topic.Partitioning.ByAddress<?>)
                .mapToInt(each -> outlet.learn(nameOf(each))).min().orElse(settings.partitions());
    }

    @Override
    public <T> void offer(Topic<T> topic, T record, Consumer<@Nullable BusUnavailable> listener) {
        outlet.offer(topic, record, listener);
    }

    @Override
    public <T> void publish(Topic<T> topic, List<T> records) {
        publish(List.of(new Batch<>(topic, records)));
    }

    @Override
    public void publish(List<? extends Batch<?>> batches) {
        outlet.publish(batches);
    }

    @Override
    public <T> Subscription consume(Topic<T> topic, String group, Handler<T> handler) {
        GroupDelivery<T> delivery = new GroupDelivery<>(topic.name(), outlet.codec(topic), handler, deadLetters, metrics,
                settings.consuming().attempts());
        Membership<T> membership = new Membership<>(nameOf(topic), clients.member(group), delivery, handler,
                metrics.lag(topic.name(), group));
        membership.start();
        return add(membership);
    }

    @Override
    public <T> Subscription follow(Topic<T> topic, Consumer<List<T>> handler) {
        return follow(topic, handler, _ -> true);
    }

    @Override
    public <T> Subscription followAddress(Topic<T> topic, GatewayId address, Consumer<List<T>> handler) {
        return follow(topic, handler, partition -> partition == address.partition());
    }

    private <T> Subscription follow(Topic<T> topic, Consumer<List<T>> handler, IntPredicate wanted) {
        Following<T> following = new Following<>(topic.name(), clients.follower(topic.name()), outlet.codec(topic), handler,
                ownAddress::get, metrics);
        following.start(nameOf(topic), wanted, settings.startTimeout());
        return add(following);
    }

    @Override
    public GatewayId ownAddress() {
        return ownAddress.get();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        ownAddress.close();
        outlet.close();
    }

    private Subscription add(Subscription subscription) {
        subscriptions.add(subscription);
        return () -> {
            subscriptions.remove(subscription);
            subscription.close();
        };
    }

    private String nameOf(Topic<?> topic) {
        return settings.topicPrefix() + topic.name();
    }
}
