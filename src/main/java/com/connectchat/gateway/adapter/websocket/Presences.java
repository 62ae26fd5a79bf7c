package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Signal;
import com.connectchat.gateway.application.ConnectedClients;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Who is online, for those who watch: at once from the registry, later whenever somebody connects to this gateway or leaves it. Best
 * effort: a change elsewhere is seen by the next watch only. Thread-safe.
 */
final class Presences {

    private final ConnectedClients clients;
    private final Executor offLoop;
    private final Clock clock;
    private final Map<UserId, Set<Client>> watchers = new ConcurrentHashMap<>();

    Presences(ConnectedClients clients, Executor offLoop, Clock clock) {
        this.clients = clients;
        this.offLoop = offLoop;
        this.clock = clock;
    }

    void watch(Client client, @Nullable String id, List<UserId> users) {
        if (users.stream().filter(user -> !client.watched().contains(user)).distinct().count() + client.watched().size()
                > RequestFields.WATCHED_MAX) {
            refuse(client, id);
            return;
        }
        for (UserId user : users) {
            client.watched().add(user);
            watchers.computeIfAbsent(user, each -> ConcurrentHashMap.newKeySet(1)).add(client);
        }
        if (id != null) {
            offLoop.execute(() -> look(client, id, users));
        }
    }

    void unwatch(Client client, @Nullable String id, List<UserId> users) {
        for (UserId user : users) {
            if (client.watched().remove(user)) {
                forget(user, client);
            }
        }
        if (id != null) {
            client.send(client.connection().loop().frames().presences(id, List.of()));
        }
    }

    /** The client is gone and watches nobody any more. */
    void leave(Client client) {
        client.watched().forEach(user -> forget(user, client));
    }

    /** Somebody has connected. */
    void arrived(UserId user) {
        tell(user, new Signal.Presence(user, "online", null));
    }

    /** Somebody has left with one device; may look into the registry. */
    void left(UserId user) {
        if (watchers.containsKey(user) && isGone(user)) {
            tell(user, new Signal.Presence(user, "offline", clock.instant()));
        }
    }

    /** Where nobody can tell whether another device is there, nothing is said: presence is best effort. */
    private boolean isGone(UserId user) {
        try {
            return !clients.online(List.of(user)).contains(user);
        } catch (Unavailable e) {
            return false;
        }
    }

    private void look(Client client, String id, List<UserId> users) {
        try {
            answer(client, id, users, clients.online(users));
        } catch (Unavailable e) {
            Loop loop = client.connection().loop();
            loop.execute(() -> client.refuse(id, ErrorCode.UNAVAILABLE,
                    "who is online can't be looked up now; changes are told, retry later"));
        }
    }

    private void answer(Client client, String id, List<UserId> users, Set<UserId> online) {
        List<Signal.Presence> presences = users.stream().distinct()
                .map(user -> new Signal.Presence(user, online.contains(user) ? "online" : "offline", null)).toList();
        client.connection().loop().execute(() -> {
            if (client.isHere()) {
                client.send(client.connection().loop().frames().presences(id, presences));
            }
        });
    }

    private void tell(UserId user, Signal.Presence presence) {
        for (Client watcher : watchers.getOrDefault(user, Set.of())) {
            Loop loop = watcher.connection().loop();
            loop.execute(() -> {
                if (watcher.isHere()) {
                    watcher.connection().mailbox().sendIfIdle(loop.frames().signal(presence));
                }
            });
        }
    }

    private void forget(UserId user, Client client) {
        watchers.computeIfPresent(user, (_, all) -> {
            all.remove(client);
            return all.isEmpty() ? null : all;
        });
    }

    private static void refuse(Client client, @Nullable String id) {
        if (id != null) {
            client.send(client.connection().loop().frames().error(id, new Outcome.Refused(ErrorCode.VALIDATION_FAILED,
                    "at most " + RequestFields.WATCHED_MAX + " users may be watched in all; unwatch some of them", "/user_ids")));
        }
    }
}
