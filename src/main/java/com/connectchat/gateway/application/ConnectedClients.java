package com.connectchat.gateway.application;

import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserConnected;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.UserId;
import com.connectchat.session.OfflineStore.Absence;
import com.connectchat.session.OfflineStore;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions.Activity;
import com.connectchat.session.Sessions.Registered;
import com.connectchat.session.Sessions;
import com.connectchat.session.Transition;
import com.connectchat.user.AuthenticateToken.Authentication;
import com.connectchat.user.AuthenticateToken;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets clients in and out: who they are, and that the whole system knows where they are. Thread-safe. All but {@link #catchUp} may
 * block, so never call them on an event loop.
 */
@Component
@PrimaryPort
public class ConnectedClients {

    private static final Logger log = LoggerFactory.getLogger(ConnectedClients.class);

    private final AuthenticateToken tokens;
    private final Sessions sessions;
    private final OfflineStore offline;
    private final MessageBus bus;
    private final Clock clock;
    private volatile Instant unmarkedUntil;

    public ConnectedClients(AuthenticateToken tokens, Sessions sessions, OfflineStore offline, MessageBus bus, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.offline = offline;
        this.bus = bus;
        this.clock = clock;
        this.unmarkedUntil = clock.instant();
    }

    public Authentication authenticate(String token) {
        return tokens.authenticate(token);
    }

    /** Lets the holder of a token in: from now on what happens is routed to this connection. */
    public Greeting greet(Authentication authentication, ConnectionId connection) {
        return switch (authentication) {
            case Authentication.Authenticated(var user, var device, var expiresAt) -> enter(user, device, expiresAt, connection);
            case Authentication.Expired() -> new Greeting.Refused(CloseCode.TOKEN_EXPIRED);
            case Authentication.Rejected() -> new Greeting.Refused(CloseCode.AUTHENTICATION_FAILED);
        };
    }

    /**
     * An event came that nobody could mark for devices that are away, because the registry did not answer. What was marked for those that
     * have been away since before is not all that they lack, here or at any gateway: all of them hear of such events. What happened before
     * this gateway began is not known either.
     */
    public void unmarked() {
        unmarkedUntil = clock.instant();
    }

    /** The connection is over, and its device counts as away once that is {@link #settle settled}. As {@link #leave} otherwise. */
    public Optional<Transition> goAway(Session session) {
        try {
            return Optional.of(offline.leave(session));
        } catch (Unavailable e) {
            log.debug("The registry keeps {} until it ends by itself: {}", session.connection(), e.getMessage());
            return Optional.empty();
        }
    }

    /** These absences count from now on. Where that can't be said, they don't: who comes back is compared with the log. */
    public void settle(List<Absence> absences) {
        try {
            offline.settle(absences);
        } catch (Unavailable e) {
            log.debug("{} absences don't count: {}", absences.size(), e.getMessage());
        }
    }

    /** The connection is over. Where the registry can't be told, the entry ends by itself, and nothing is returned. */
    public Optional<Transition> leave(Session session) {
        try {
            return Optional.of(sessions.remove(session));
        } catch (Unavailable e) {
            log.debug("The registry keeps {} until it ends by itself: {}", session.connection(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the device is in use. Where the registry can't be told, the next change is. */
    public Optional<Transition> mark(Session session, Activity activity) {
        try {
            return Optional.of(sessions.mark(session, activity));
        } catch (Unavailable e) {
            log.debug("The registry does not hear that {} is {}: {}", session.connection(), activity, e.getMessage());
            return Optional.empty();
        }
    }

    /** The connections are alive. Returns those that nobody could find for a while: they may lack what happened meanwhile. */
    public Collection<Session> renew(Collection<Session> alive) {
        try {
            return sessions.renew(alive);
        } catch (Unavailable e) {
            log.debug("{} sessions are renewed with their next heartbeat: {}", alive.size(), e.getMessage());
            return List.of();
        }
    }

    /** Asks for what the connection lacks; the listener is told, on any thread, whether the wish was accepted. */
    public void catchUp(Session session, Map<ConversationId, Long> cursors, Consumer<@Nullable BusUnavailable> listener) {
        bus.offer(Topics.USER_CONNECTED,
                new UserConnected(session.userId(), session.deviceId(), session.gateway(), session.connection(), cursors,
                        unmarkedUntil), listener);
    }

    private Greeting enter(UserId user, DeviceId device, Instant expiresAt, ConnectionId connection) {
        Session session = new Session(user, device, bus.ownAddress(), connection);
        Registered registered = sessions.register(session);
        Session replaced = registered.replaced();
        if (replaced != null && !replaced.gateway().equals(session.gateway())) {
            closeElsewhere(replaced);
            return new Greeting.Welcome(session, expiresAt, null, registered.transition());
        }
        return new Greeting.Welcome(session, expiresAt, replaced == null ? null : replaced.connection(), registered.transition());
    }

    private void closeElsewhere(Session replaced) {
        OutgoingMessage close = new OutgoingMessage.Close(replaced.gateway(), replaced.connection(), CloseCode.REPLACED);
        bus.offer(Topics.OUTGOING_MESSAGES, close, failure -> {
            if (failure != null) {
                log.warn("The replaced connection {} could not be told: {}", replaced.connection(), failure.getMessage());
            }
        });
    }

    /** How a {@code hello} ends. */
    public sealed interface Greeting {

        /**
         * @param replacedHere the device's former connection to this very gateway, which has to close: a device has one socket
         * @param transition   what it changed of how the user is
         */
        record Welcome(Session session, Instant expiresAt, @Nullable ConnectionId replacedHere, Transition transition) implements Greeting {
        }

        record Refused(CloseCode code) implements Greeting {
        }
    }
}
