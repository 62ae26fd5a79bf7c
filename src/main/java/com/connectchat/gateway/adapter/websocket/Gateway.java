package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.MessageBus.Subscription;
import com.connectchat.bus.contract.Cells;
import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's life: first it follows the bus, then it takes clients; at the end it lets them go, and only when nobody waits for the
 * bus any more, sockets or HTTPS requests, does it stop to follow.
 */
final class Gateway {

    private final Shared shared;
    private final Doorkeeper doorkeeper;
    private final Admission admission;
    private final Deliveries deliveries;
    private final GroupDeliveries groupDeliveries;
    private final Revocations revocations;
    private final PresenceWork presenceWork;
    private final MessageBus bus;
    private final Cells cells;
    private List<Subscription> subscriptions = List.of();
    private @Nullable WebSocketListener listener;

    Gateway(Shared shared, Doorkeeper doorkeeper, Admission admission, Deliveries deliveries,
            GroupDeliveries groupDeliveries, Revocations revocations, PresenceWork presenceWork, MessageBus bus, Cells cells) {
        this.shared = shared;
        this.doorkeeper = doorkeeper;
        this.admission = admission;
        this.deliveries = deliveries;
        this.groupDeliveries = groupDeliveries;
        this.revocations = revocations;
        this.presenceWork = presenceWork;
        this.bus = bus;
        this.cells = cells;
    }

    synchronized void follow() {
        List<Subscription> followed = new ArrayList<>();
        followed.add(bus.followAddress(Topics.OUTGOING_MESSAGES, bus.ownAddress(), deliveries::take));
        cells.followedBy(bus.ownAddress()).forEach(each -> followed.add(bus.follow(each, groupDeliveries::take)));
        followed.add(bus.follow(Topics.USER_EVENTS, this::obey));
        followed.add(bus.follow(Topics.PRESENCE_CHANGES, shared.presences()::take));
        subscriptions = List.copyOf(followed);
    }

    synchronized void open() {
        listener = WebSocketListener.start(shared, doorkeeper, admission);
    }

    /** The port that is listened on; 0 while none is. */
    synchronized int port() {
        return listener == null ? 0 : listener.port();
    }

    void drain() {
        doorkeeper.drain();
        if (admission.count() > 0) {
            new Drain(shared.loops(), shared.settings().drainTimeout()).run(admission.count());
        }
    }

    synchronized void close() {
        subscriptions.forEach(Subscription::close);
        subscriptions = List.of();
        presenceWork.stop();
        if (listener != null) {
            listener.stop();
            listener = null;
        }
    }

    private void obey(List<UserEvent> events) {
        revocations.add(events, System.nanoTime());
        shared.loops().all().forEach(loop -> loop.sweeps().add(events));
    }
}
