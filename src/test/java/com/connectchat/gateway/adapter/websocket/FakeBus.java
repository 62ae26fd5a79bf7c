package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.Topic;
import com.connectchat.kernel.GatewayId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands records to whoever listens, on the thread that brings them, and remembers what was offered. */
final class FakeBus implements MessageBus {

    private final Map<String, Consumer<List<Object>>> listeners = new ConcurrentHashMap<>();
    private final Queue<Object> offered = new ConcurrentLinkedQueue<>();
    private volatile boolean full;

    /** From now on nothing is accepted. */
    void fill() {
        full = true;
    }

    /** All records of one type that were offered, in order. */
    <T> List<T> offered(Class<T> type) {
        return offered.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public <T> void offer(Topic<T> topic, T record, Consumer<@Nullable BusUnavailable> listener) {
        if (full) {
            listener.accept(new BusUnavailable(topic.name() + " is full"));
            return;
        }
        offered.add(record);
        listener.accept(null);
        listeners.getOrDefault(topic.name(), batch -> { }).accept(List.of(record));
    }

    @Override
    public <T> void publish(Topic<T> topic, List<T> records) {
        listeners.getOrDefault(topic.name(), batch -> { }).accept(List.copyOf(records));
    }

    @Override
    public <T> Subscription consume(Topic<T> topic, String group, Handler<T> handler) {
        return follow(topic, handler::handle);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Subscription follow(Topic<T> topic, Consumer<List<T>> handler) {
        listeners.put(topic.name(), batch -> handler.accept((List<T>) batch));
        return () -> listeners.remove(topic.name());
    }

    @Override
    public <T> Subscription followAddress(Topic<T> topic, GatewayId address, Consumer<List<T>> handler) {
        return follow(topic, handler);
    }

    @Override
    public GatewayId ownAddress() {
        return new GatewayId(0);
    }
}
