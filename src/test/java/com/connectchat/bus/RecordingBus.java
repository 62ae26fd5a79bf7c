package com.connectchat.bus;

import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.UnaddressedMessage;
import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.GatewayId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A bus without threads: a command is carried out before {@link #offer} returns, and what goes to clients is kept. */
public final class RecordingBus implements MessageBus {

    public static final GatewayId OWN_ADDRESS = new GatewayId(0);

    private final List<OutgoingMessage> outgoing = new ArrayList<>();
    private final List<UnaddressedMessage> unaddressed = new ArrayList<>();
    private final List<UserEvent> userEvents = new ArrayList<>();
    private Consumer<IncomingMessage> worker = _ -> { };
    private Consumer<OutgoingMessage> gateway = _ -> { };
    private boolean full;

    public void onIncoming(Consumer<IncomingMessage> work) {
        worker = work;
    }

    public void onOutgoing(Consumer<OutgoingMessage> take) {
        gateway = take;
    }

    /** From now on nothing is accepted. */
    public void fill() {
        full = true;
    }

    public void empty() {
        full = false;
    }

    /** What went to clients since this was asked last. */
    public List<OutgoingMessage> taken() {
        List<OutgoingMessage> taken = List.copyOf(outgoing);
        outgoing.clear();
        return taken;
    }

    /** What went to all gateways because nobody could say which, in order. */
    public List<UnaddressedMessage> unaddressed() {
        return List.copyOf(unaddressed);
    }

    /** What happened to accounts and sessions, in order. */
    public List<UserEvent> userEvents() {
        return List.copyOf(userEvents);
    }

    @Override
    public <T> void offer(Topic<T> topic, T record, Consumer<@Nullable BusUnavailable> listener) {
        listener.accept(full ? new BusUnavailable(topic.name() + " is full") : null);
        if (!full && record instanceof IncomingMessage message) {
            worker.accept(message);
        }
    }

    @Override
    public <T> void publish(Topic<T> topic, List<T> records) {
        if (full) {
            throw new BusUnavailable(topic.name() + " is full");
        }
        for (T record : records) {
            if (record instanceof UserEvent event) {
                userEvents.add(event);
            }
            if (record instanceof UnaddressedMessage message) {
                unaddressed.add(message);
            }
            if (record instanceof OutgoingMessage message) {
                outgoing.add(message);
                gateway.accept(message);
            }
        }
    }

    @Override
    public <T> Subscription consume(Topic<T> topic, String group, Handler<T> handler) {
        throw new UnsupportedOperationException("nobody listens to a bus without threads");
    }

    @Override
    public <T> Subscription follow(Topic<T> topic, Consumer<List<T>> handler) {
        throw new UnsupportedOperationException("nobody listens to a bus without threads");
    }

    @Override
    public <T> Subscription followAddress(Topic<T> topic, GatewayId address, Consumer<List<T>> handler) {
        throw new UnsupportedOperationException("nobody listens to a bus without threads");
    }

    @Override
    public GatewayId ownAddress() {
        return OWN_ADDRESS;
    }
}
