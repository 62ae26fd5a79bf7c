package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.bus.contract.Topics;
import com.connectchat.gateway.GatewaySettings;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Session;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What a greeted client may ask: most of it is put on the bus for the owner of the conversation. */
final class Requests {

    private final GatewaySettings settings;
    private final MessageBus bus;
    private final Greeter greeter;
    private final TypingNotices typing;
    private final Presences presences;
    private final Clock clock;

    Requests(GatewaySettings settings, MessageBus bus, Greeter greeter, TypingNotices typing, Presences presences, Clock clock) {
        this.settings = settings;
        this.bus = bus;
        this.greeter = greeter;
        this.typing = typing;
        this.presences = presences;
        this.clock = clock;
    }

    void handle(Client client, ClientRequest request) {
        if (isOfUser(request)) {
            client.used();
        }
        switch (request) {
            case ClientRequest.Send send -> send(client, send);
            case ClientRequest.Submit(String id, ConversationId conversation, Command command) -> submit(client, id, conversation, command);
            case ClientRequest.Typing(_, ConversationId conversation, var command) -> typing.set(client, conversation, command);
            case ClientRequest.Ping(String id) -> ping(client, id);
            case ClientRequest.RefreshToken refresh -> greeter.refresh(client, refresh);
            case ClientRequest.Sync sync -> sync(client, sync);
            case ClientRequest.WatchPresence(String id, var users) -> presences.watch(client, id, users);
            case ClientRequest.UnwatchPresence(String id, var users) -> presences.unwatch(client, id, users);
            case ClientRequest.Unknown(String id) ->
                    client.refuse(id, ErrorCode.NOT_SUPPORTED, "this server does not have this type of request");
            case ClientRequest.Invalid invalid -> refuse(client, invalid);
            case ClientRequest.Hello _, ClientRequest.Malformed _ -> client.connection().close(CloseCode.PROTOCOL_ERROR);
        }
    }

    /** Whether it shows that somebody uses the device; what apps send by themselves does not. */
    private static boolean isOfUser(ClientRequest request) {
        return switch (request) {
            case ClientRequest.Submit(_, _, Command command) -> !(command instanceof Command.MoveReceipts);
            case ClientRequest.Send _, ClientRequest.Typing _, ClientRequest.WatchPresence _, ClientRequest.UnwatchPresence _ -> true;
            case ClientRequest.Ping _, ClientRequest.RefreshToken _, ClientRequest.Sync _, ClientRequest.Hello _, ClientRequest.Unknown _,
                    ClientRequest.Invalid _, ClientRequest.Malformed _ -> false;
        };
    }

    private void send(Client client, ClientRequest.Send send) {
        UserId to = send.message().toUser();
        UserId self = client.session().userId();
        if (send.conversation() != null) {
            submit(client, send.id(), send.conversation(), send.message());
        } else if (to != null && !to.equals(self)) {
            submit(client, send.id(), ConversationId.direct(self, to), send.message());
        } else if (send.id() != null) {
            Outcome.Refused toSelf =
                    new Outcome.Refused(ErrorCode.VALIDATION_FAILED, "a message can't go to its own sender", "/to_user_id");
            client.send(client.connection().loop().frames().error(send.id(), toSelf));
        }
    }

    private void submit(Client client, @Nullable String id, ConversationId conversation, Command command) {
        Session session = client.session();
        if (id == null) {
            Origin unheard = new Origin(session.userId(), session.deviceId(), null);
            bus.offer(Topics.INCOMING_MESSAGES, new IncomingMessage(conversation, unheard, command, clock.instant()), Requests::ignore);
            return;
        }
        if (client.requestsInFlight() >= settings.inFlightMax()) {
            client.refuse(id, ErrorCode.TOO_MANY_IN_FLIGHT,
                    "at most " + settings.inFlightMax() + " requests of a connection may wait for their answers; wait for some of them");
            return;
        }
        Origin origin = new Origin(session.userId(), session.deviceId(), new ReplyTo.Socket(session.gateway(), session.connection(), id));
        client.await(id, client.connection().loop().answerDeadlineNanos());
        bus.offer(Topics.INCOMING_MESSAGES, new IncomingMessage(conversation, origin, command, clock.instant()), failure -> {
            if (failure != null) {
                client.connection().loop().execute(() -> client.answer(id, unavailable(failure)));
            }
        });
    }

    private void ping(Client client, @Nullable String id) {
        if (id != null) {
            client.send(client.connection().loop().frames().pong(id, clock.instant()));
        }
    }

    private static void sync(Client client, ClientRequest.Sync sync) {
        if (!client.timeline().sync(sync.cursors())) {
            client.refuse(sync.id(), ErrorCode.TOO_MANY_IN_FLIGHT, "wait for the sync.done of those that you asked for");
        } else if (sync.id() != null) {
            client.send(client.connection().loop().frames().done(sync.id()));
        }
    }

    private static void refuse(Client client, ClientRequest.Invalid invalid) {
        if (invalid.type() == RequestType.HELLO) {
            client.connection().close(CloseCode.PROTOCOL_ERROR);
        } else if (invalid.id() != null) {
            client.send(client.connection().loop().frames().invalid(invalid.id(), invalid));
        }
    }

    private static Outcome unavailable(BusUnavailable failure) {
        return Outcome.Refused.of(ErrorCode.UNAVAILABLE, String.valueOf(failure.getMessage()));
    }

    /** Who gave no id asked not to be told. */
    private static void ignore(@Nullable BusUnavailable failure) {
        // Nothing to do: the bus counts what it refuses.
    }
}
