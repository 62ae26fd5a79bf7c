package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.PresenceChanged;
import com.connectchat.bus.contract.Topics;
import com.connectchat.gateway.application.SeeingPresence;
import com.connectchat.gateway.domain.Farewells;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Presence;
import com.connectchat.session.Presence.Status;
import com.connectchat.session.Transition;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells all gateways how the users of this one are: that they came at once, that they left only when they have not been back for a
 * while. Thread-safe.
 */
final class PresenceNews {

    private final MessageBus bus;
    private final SeeingPresence presences;
    private final Farewells<Status> farewells;
    private final PresenceMetrics metrics;
    private final Clock clock;

    PresenceNews(MessageBus bus, SeeingPresence presences, Farewells<Status> farewells, PresenceMetrics metrics, Clock clock) {
        this.bus = bus;
        this.presences = presences;
        this.farewells = farewells;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A device came, or is in use again. */
    void came(Transition transition) {
        Status believed = farewells.back(transition.userId()).orElse(transition.before());
        if (believed != transition.after()) {
            publish(new Presence(transition.userId(), transition.after(), null));
        }
    }

    /** A device has left. */
    void left(Transition transition) {
        if (transition.isChange() && !farewells.left(transition.userId(), transition.before(), System.nanoTime())) {
            metrics.dropped();
        }
    }

    /** A device is no longer in use. */
    void rests(Transition transition) {
        if (transition.isChange()) {
            publish(new Presence(transition.userId(), transition.after(), clock.instant()));
        }
    }

    /** Speaks of those who have not come back; looks into the registry, where they may be by way of another gateway. */
    void tick() {
        Map<UserId, Status> believed = new HashMap<>();
        farewells.due(System.nanoTime()).forEach(each -> believed.put(each.user(), each.believed()));
        if (!believed.isEmpty()) {
            presences.presences(List.copyOf(believed.keySet())).stream()
                    .filter(each -> each.status() != believed.get(each.userId())).forEach(this::publish);
        }
    }

    private void publish(Presence presence) {
        metrics.published();
        bus.offer(Topics.PRESENCE_CHANGES, new PresenceChanged(presence.userId(), presence.status().code(), presence.lastSeenAt()),
                failure -> {
                    if (failure != null) {
                        metrics.dropped();
                    }
                });
    }
}
