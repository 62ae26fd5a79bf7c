package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.BusUnavailable;
import com.connectchat.bus.MessageBus;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Topics;
import com.connectchat.kernel.ConversationId;
import com.connectchat.session.Session;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Passes on that somebody types, and that they stopped, by themselves or by silence. Best effort. */
final class TypingNotices {

    private static final int CONVERSATIONS_MAX = 16;
    /** After this a typer who says nothing has stopped. */
    static final long SILENCE_MILLIS = 6_000;

    private final MessageBus bus;
    private final Clock clock;

    TypingNotices(MessageBus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    void set(Client client, ConversationId conversation, Command.SetTyping command) {
        if (!command.active()) {
            client.typing().remove(conversation);
        } else if (client.typing().size() < CONVERSATIONS_MAX || client.typing().containsKey(conversation)) {
            client.typing().put(conversation, System.nanoTime());
            client.connection().loop().sweeps().awaitTyping(client, conversation);
        } else {
            return;
        }
        publish(client.session(), conversation, command);
    }

    /** Looks whether a typer has gone silent. */
    void expire(Client client, ConversationId conversation) {
        Long since = client.typing().get(conversation);
        if (since != null && System.nanoTime() - since >= SILENCE_MILLIS * 1_000_000) {
            stop(client, conversation);
        }
    }

    /** The client is gone. */
    void stopAll(Client client) {
        for (ConversationId conversation : client.typing().keySet().toArray(ConversationId[]::new)) {
            stop(client, conversation);
        }
    }

    private void stop(Client client, ConversationId conversation) {
        client.typing().remove(conversation);
        publish(client.session(), conversation, new Command.SetTyping(false));
    }

    private void publish(Session session, ConversationId conversation, Command.SetTyping command) {
        Origin origin = new Origin(session.userId(), session.deviceId(), null);
        bus.offer(Topics.INCOMING_MESSAGES, new IncomingMessage(conversation, origin, command, clock.instant()), TypingNotices::ignore);
    }

    private static void ignore(@Nullable BusUnavailable failure) {
        // Typing is the first to be dropped.
    }
}
