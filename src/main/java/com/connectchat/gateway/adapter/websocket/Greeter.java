package com.connectchat.gateway.adapter.websocket;

import com.connectchat.gateway.adapter.websocket.ClientRequest.Hello;
import com.connectchat.gateway.adapter.websocket.ClientRequest.RefreshToken;
import com.connectchat.gateway.application.ConnectedClients.Greeting;
import com.connectchat.gateway.application.ConnectedClients;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.session.OfflineStore.Absence;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions.Activity;
import com.connectchat.user.AuthenticateToken.Authentication;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets clients in and out. Tokens and the registry may take their time, so that part happens away from the event loops. */
final class Greeter {

    private final ConnectedClients clients;
    private final Executor offLoop;
    private final Revocations revocations;
    private final PresenceNews news;
    private final Clock clock;
    private final GatewayMetrics metrics;
    private final Loops loops;

    Greeter(ConnectedClients clients, Executor offLoop, Revocations revocations, PresenceNews news, Clock clock, GatewayMetrics metrics,
            Loops loops) {
        this.clients = clients;
        this.offLoop = offLoop;
        this.revocations = revocations;
        this.news = news;
        this.clock = clock;
        this.metrics = metrics;
        this.loops = loops;
    }

    /** Looks at a token that came with an upgrade; answers on another thread. */
    void authenticate(String token, Consumer<Presented> then) {
        long since = System.nanoTime();
        offLoop.execute(() -> then.accept(new Presented(clients.authenticate(token), since)));
    }

    void greet(Connection connection, Hello hello, @Nullable Presented presented) {
        String token = hello.token();
        long since = token == null && presented != null ? presented.sinceNanos() : System.nanoTime();
        offLoop.execute(() -> {
            Greeting greeting = greeting(token, presented, connection.id());
            connection.loop().execute(() -> greeted(connection, hello, greeting, since));
        });
    }

    void leave(Session session) {
        offLoop.execute(() -> clients.leave(session).ifPresent(news::left));
    }

    /** As {@link #leave}, for one who may be back and wants to know then what is new. */
    void goAway(Session session) {
        offLoop.execute(() -> clients.goAway(session).ifPresent(news::left));
    }

    /** Nothing more can come for these, who went away. */
    void settle(List<Absence> absences) {
        offLoop.execute(() -> clients.settle(absences));
    }

    /** The client began to rest, or is in use again. */
    void mark(Client client) {
        offLoop.execute(() -> {
            if (client.isIdle()) {
                clients.mark(client.session(), Activity.IDLE).ifPresent(news::rests);
            } else {
                clients.mark(client.session(), Activity.ACTIVE).ifPresent(news::came);
            }
        });
    }

    void renew(List<Session> alive) {
        offLoop.execute(() -> clients.renew(alive).forEach(this::recheck));
    }

    /** A newer token must be of the same user and device: a socket does not change hands. */
    void refresh(Client client, RefreshToken request) {
        offLoop.execute(() -> {
            Authentication authentication = clients.authenticate(request.token());
            client.connection().loop().execute(() -> refreshed(client, request, authentication));
        });
    }

    /** Its entry had been lost, so what happened meanwhile may not have been addressed to it. */
    private void recheck(Session session) {
        loops.on(session.connection(), connection -> {
            Client client = connection.client();
            if (client != null) {
                client.timeline().recheck();
                if (client.isIdle()) {
                    mark(client);
                }
            }
        }, loop -> loop.absentees().doubt(session.connection()));
    }

    private Greeting greeting(@Nullable String token, @Nullable Presented presented, ConnectionId connection) {
        try {
            Greeting greeting = clients.greet(token != null ? clients.authenticate(token) : stillValid(presented), connection);
            if (greeting instanceof Greeting.Welcome welcome) {
                news.came(welcome.transition());
            }
            return greeting;
        } catch (RuntimeException e) {
            metrics.greetingFailed(e);
            return new Greeting.Refused(CloseCode.INTERNAL);
        }
    }

    private Authentication stillValid(@Nullable Presented presented) {
        if (presented == null) {
            return new Authentication.Rejected();
        }
        return presented.authentication() instanceof Authentication.Authenticated known && !known.expiresAt().isAfter(clock.instant())
                ? new Authentication.Expired() : presented.authentication();
    }

    private void greeted(Connection connection, Hello hello, Greeting greeting, long sinceNanos) {
        switch (greeting) {
            case Greeting.Refused(CloseCode code) -> connection.close(code);
            case Greeting.Welcome welcome -> {
                if (connection.isOver()) {
                    leave(welcome.session());
                } else if (revocations.hit(welcome.session(), sinceNanos)) {
                    leave(welcome.session());
                    connection.close(CloseCode.SESSION_REVOKED);
                } else {
                    welcome(connection, hello, welcome);
                    metrics.greeted(System.nanoTime() - sinceNanos);
                }
                closeReplaced(connection, welcome.replacedHere());
            }
        }
    }

    private void welcome(Connection connection, Hello hello, Greeting.Welcome welcome) {
        Client client = new Client(connection, welcome.session(), welcome.expiresAt());
        connection.live(client);
        client.send(connection.loop().frames().welcome(hello.id(), welcome.session(), clock.instant(), welcome.expiresAt()));
        client.timeline().sync(hello.cursors());
        connection.loop().expiries().watch(client);
        connection.resume();
    }

    private static void closeReplaced(Connection connection, @Nullable ConnectionId replaced) {
        if (replaced != null) {
            connection.loop().shared().loops().on(replaced, former -> former.close(CloseCode.REPLACED));
        }
    }

    private void refreshed(Client client, RefreshToken request, Authentication authentication) {
        if (!client.isHere()) {
            return;
        }
        switch (authentication) {
            case Authentication.Authenticated(var user, var device, var expiresAt)
                    when user.equals(client.session().userId()) && device.equals(client.session().deviceId()) -> {
                client.expiresAt(expiresAt);
                if (request.id() != null) {
                    client.send(client.connection().loop().frames().refreshed(request.id(), expiresAt));
                }
                client.connection().loop().expiries().watch(client);
            }
            case Authentication.Authenticated _ -> client.refuse(request.id(), ErrorCode.FORBIDDEN,
                    "the token is of another user or device; open another socket for it");
            case Authentication.Expired() -> client.refuse(request.id(), ErrorCode.TOKEN_EXPIRED, "the token has expired; get a newer one");
            case Authentication.Rejected() ->
                    client.refuse(request.id(), ErrorCode.UNAUTHENTICATED, "not a token of this server, or revoked");
        }
    }
}
