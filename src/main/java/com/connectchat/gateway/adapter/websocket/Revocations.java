package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The sessions and accounts that ended a moment ago. Open connections are closed at once; a client whose token was looked at just before is
 * caught here when it is about to be welcomed.
 */
final class Revocations {

    /** Longer than a greeting can take. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Map<Ended, Long> ended = new HashMap<>();

    synchronized void add(List<UserEvent> events, long nowNanos) {
        ended.values().removeIf(at -> nowNanos - at > KEPT_NANOS);
        events.forEach(event -> ended.put(Ended.by(event), nowNanos));
    }

    /** Whether the session ended after that time. */
    synchronized boolean hit(Session session, long sinceNanos) {
        return isAfter(Ended.one(session), sinceNanos) || isAfter(Ended.all(session), sinceNanos);
    }

    /** Closes the sockets of one event loop that these events end. */
    static void apply(List<UserEvent> events, Loop loop) {
        Set<Ended> over = events.stream().map(Ended::by).collect(Collectors.toSet());
        List<Connection> hit = new ArrayList<>();
        for (Connection connection : loop.connections()) {
            Client client = connection.client();
            if (client != null && (over.contains(Ended.one(client.session())) || over.contains(Ended.all(client.session())))) {
                hit.add(connection);
            }
        }
        hit.forEach(connection -> connection.close(CloseCode.SESSION_REVOKED));
    }

    private boolean isAfter(Ended key, long sinceNanos) {
        Long at = ended.get(key);
        return at != null && at - sinceNanos >= 0;
    }

    /** @param device which one, or {@link #ALL} */
    private record Ended(UserId user, DeviceId device) {

        private static final DeviceId ALL = new DeviceId("*");

        static Ended one(Session session) {
            return new Ended(session.userId(), session.deviceId());
        }

        static Ended all(Session session) {
            return new Ended(session.userId(), ALL);
        }

        static Ended by(UserEvent event) {
            return switch (event) {
                case UserEvent.SessionRevoked(UserId user, DeviceId device) -> new Ended(user, device);
                case UserEvent.AccountClosed(UserId user) -> new Ended(user, ALL);
            };
        }
    }
}
