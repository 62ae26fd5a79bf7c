package com.connectchat.bus;

import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.PushCandidate;
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
    private final List<GroupOutgoingMessage> fannedOut = new ArrayList<>();
    private final List<UserEvent> userEvents = new ArrayList<>();
    private final List<PushCandidate> pushCandidates = new ArrayList<>();
    private Consumer<IncomingMessage> worker = _ -> { };
    private Consumer<OutgoingMessage> gateway = _ -> { };
    private Consumer<GroupOutgoingMessage> allGateways = _ -> { };
    private boolean full;

    public void onIncoming(Consumer<IncomingMessage> work) {
        worker = work;
    }

    public void onOutgoing(Consumer<OutgoingMessage> take) {
        gateway = take;
    }

    public void onFannedOut(Consumer<GroupOutgoingMessage> take) {
        allGateways = take;
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

    /** What went to many, or to nobody could say whom, since this was asked last, in order. */
    public List<GroupOutgoingMessage> fannedOut() {
        List<GroupOutgoingMessage> taken = List.copyOf(fannedOut);
        fannedOut.clear();
        return taken;
    }

    /** What people may have to be told of by a push, in order. */
    public List<PushCandidate> pushCandidates() {
        return List.copyOf(pushCandidates);
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
        if (!full && record instanceof PushCandidate candidate) {
            pushCandidates.add(candidate);
        }
    }

    @Override
    public <T> void publish(Topic<T> topic, List<T> records) {
        if (full) {
            throw new BusUnavailable(topic.name() + " is full");
        }
        for (T record : records) {
            if (record instanceof IncomingMessage message) {
                worker.accept(message);
            }
            if (record instanceof UserEvent event) {
                userEvents.add(event);
            }
            if (record instanceof GroupOutgoingMessage message) {
                fannedOut.add(message);
                allGateways.accept(message);
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
