package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.PresenceChanged;
import com.connectchat.bus.contract.Signal;
import com.connectchat.gateway.GatewaySettings;
import com.connectchat.gateway.application.SeeingPresence;
import com.connectchat.gateway.domain.Watches;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Presence;
import com.connectchat.session.Presence.Status;
import com.connectchat.user.CheckVisibility.Pair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How people are, for those of this gateway who watch them: at once by a look into the registry, later whenever the bus brings a change.
 * Because a change may be lost, and a gateway may die with its users, everybody who is watched is looked up again now and then; and so is
 * whether the watcher may still see them. Best effort.
 */
final class Presences {

    static final Duration TICK = Duration.ofMillis(500);
    /** Looked up in one tick; where more are watched, it takes longer until all have come round. */
    private static final int LOOKED_UP_MAX = 2_000;
    /** Requests of one client whose look-up is under way. */
    private static final int LOOKS_MAX = 8;

    private final SeeingPresence presences;
    private final Executor offLoop;
    private final PresenceWork work;
    private final PresenceMetrics metrics;
    private final GatewaySettings.PresenceBounds settings;
    private final Clock clock;
    private final Watches<Client, Status> watches = new Watches<>();
    /** Whom the last look did not find; known to the one thread only. */
    private final Set<UserId> missing = new HashSet<>();

    Presences(SeeingPresence presences, Executor offLoop, PresenceWork work, PresenceMetrics metrics,
            GatewaySettings.PresenceBounds settings, Clock clock) {
        this.presences = presences;
        this.offLoop = offLoop;
        this.work = work;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
        metrics.watch(watches);
    }

    void watch(Client client, @Nullable String id, List<UserId> users) {
        if (users.stream().filter(user -> !client.watched().contains(user)).distinct().count() + client.watched().size()
                > RequestFields.WATCHED_MAX) {
            refuse(client, id);
            return;
        }
        if (id != null && !client.startLook(LOOKS_MAX)) {
            client.refuse(id, ErrorCode.TOO_MANY_IN_FLIGHT, "wait for the answers of those that you asked for");
            return;
        }
        client.watched().addAll(users);
        long moment = watches.begin(client, users);
        if (id != null) {
            offLoop.execute(() -> look(client, id, users, moment));
        }
    }

    void unwatch(Client client, @Nullable String id, List<UserId> users) {
        for (UserId user : users) {
            if (client.watched().remove(user)) {
                watches.end(client, user);
            }
        }
        if (id != null) {
            client.send(client.connection().loop().frames().presences(id, List.of()));
        }
    }

    /** The client is gone and watches nobody any more. */
    void leave(Client client) {
        client.watched().forEach(user -> watches.end(client, user));
    }

    /** Called by the bus's thread. Where nobody watches, this costs a look into a map. */
    void take(List<PresenceChanged> changes) {
        List<PresenceChanged> watched = changes.stream().filter(each -> watches.isWatched(each.userId())).toList();
        if (!watched.isEmpty()) {
            work.offer(() -> hear(watched));
        }
    }

    /** Looks up some of those who are watched. */
    void tick() {
        long ticks = Math.max(1, settings.recheckAfter().dividedBy(TICK));
        if (missing.size() > watches.size()) {
            missing.clear();
        }
        List<UserId> some = watches.next((int) Math.min(LOOKED_UP_MAX, watches.size() / ticks + 1));
        if (!some.isEmpty()) {
            presences.presences(some).stream().filter(this::isSettled).forEach(this::tell);
        }
    }

    private void look(Client client, String id, List<UserId> users, long moment) {
        try {
            List<Presence> seen = presences.seenBy(client.session().userId(), users);
            // On the one thread that tells, so that no change is told before the answer that it changes.
            if (!work.offer(() -> answer(client, id, seen.stream().map(each -> settled(client, each, moment)).toList()))) {
                answer(client, id, seen);
            }
        } catch (Unavailable e) {
            client.connection().loop().execute(() -> {
                client.endLook();
                client.refuse(id, ErrorCode.UNAVAILABLE, "who is online can't be looked up now; changes are told, retry later");
            });
        }
    }

    private Presence settled(Client client, Presence seen, long moment) {
        Status status = watches.settle(client, seen.userId(), seen.status(), moment);
        return status == seen.status() ? seen : new Presence(seen.userId(), status, null);
    }

    private static void answer(Client client, String id, List<Presence> seen) {
        List<Signal.Presence> signals = seen.stream().map(Presences::signal).toList();
        client.connection().loop().execute(() -> {
            client.endLook();
            if (client.isHere()) {
                client.send(client.connection().loop().frames().presences(id, signals));
            }
        });
    }

    /**
     * Somebody's coming is believed. That somebody left may have been overtaken on another partition or gateway by their coming back, so
     * the registry is asked too, and the better news count.
     */
    private void hear(List<PresenceChanged> changes) {
        Map<UserId, Presence> heard = new HashMap<>();
        changes.forEach(each -> heard.put(each.userId(), new Presence(each.userId(), Status.of(each.status()), each.lastSeenAt())));
        List<UserId> doubtful = heard.values().stream().filter(each -> each.status() != Status.ONLINE).map(Presence::userId).toList();
        lookUp(doubtful).forEach(each -> heard.merge(each.userId(), each, Presences::better));
        heard.values().forEach(this::tell);
    }

    private List<Presence> lookUp(List<UserId> users) {
        try {
            return users.isEmpty() ? List.of() : presences.presences(users);
        } catch (Unavailable e) {
            return List.of();
        }
    }

    private static Presence better(Presence one, Presence other) {
        return other.status().compareTo(one.status()) > 0 ? other : one;
    }

    /**
     * Who left a moment ago may be back in another: nobody is told before the time is over. Who is gone without having been seen was never
     * there, or the registry has lost everything and finds them again with their next heartbeat: it has to say so twice.
     */
    private boolean isSettled(Presence presence) {
        boolean isMissing = presence.status() == Status.OFFLINE && presence.lastSeenAt() == null;
        if (!isMissing) {
            missing.remove(presence.userId());
            return presence.lastSeenAt() == null || presence.lastSeenAt().plus(settings.offlineAfter()).isBefore(clock.instant());
        }
        return !missing.add(presence.userId());
    }

    private void tell(Presence presence) {
        List<Client> watchers = new ArrayList<>(watches.watchersOf(presence.userId()));
        Iterator<Boolean> visible = presences.visible(
                watchers.stream().map(each -> new Pair(each.session().userId(), presence.userId())).toList()).iterator();
        for (Client watcher : watchers) {
            Presence seen = visible.next() ? presence : Presence.unseen(presence.userId());
            if (watches.isNews(watcher, seen.userId(), seen.status())) {
                metrics.told();
                send(watcher, signal(seen));
            }
        }
    }

    private static void send(Client watcher, Signal.Presence signal) {
        Loop loop = watcher.connection().loop();
        loop.execute(() -> {
            if (watcher.isHere()) {
                watcher.connection().mailbox().sendIfIdle(loop.frames().signal(signal));
            }
        });
    }

    private static Signal.Presence signal(Presence presence) {
        return new Signal.Presence(presence.userId(), presence.status().code(), presence.lastSeenAt());
    }

    private static void refuse(Client client, @Nullable String id) {
        if (id != null) {
            client.send(client.connection().loop().frames().error(id, new Outcome.Refused(ErrorCode.VALIDATION_FAILED,
                    "at most " + RequestFields.WATCHED_MAX + " users may be watched in all; unwatch some of them", "/user_ids")));
        }
    }
}
