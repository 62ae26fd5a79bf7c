package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.Command;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One frame of a client, understood. */
sealed interface ClientRequest {

    /** What the client calls the request; without one it hears nothing of it. */
    @Nullable String id();

    record Hello(@Nullable String id, @Nullable String token, Map<ConversationId, Long> cursors) implements ClientRequest {
    }

    record RefreshToken(@Nullable String id, String token) implements ClientRequest {
    }

    record Ping(@Nullable String id) implements ClientRequest {
    }

    /** Exactly one of conversation and user is named. */
    record Send(@Nullable String id, @Nullable ConversationId conversation, Command.SendMessage message) implements ClientRequest {
    }

    record Submit(@Nullable String id, ConversationId conversation, Command command) implements ClientRequest {
    }

    record Typing(@Nullable String id, ConversationId conversation, Command.SetTyping typing) implements ClientRequest {
    }

    record Sync(@Nullable String id, Map<ConversationId, Long> cursors) implements ClientRequest {
    }

    record WatchPresence(@Nullable String id, List<UserId> users) implements ClientRequest {
    }

    record UnwatchPresence(@Nullable String id, List<UserId> users) implements ClientRequest {
    }

    /** A type that this server does not have. */
    record Unknown(@Nullable String id) implements ClientRequest {
    }

    /** A field is not what it may be. */
    record Invalid(@Nullable String id, RequestType type, String pointer, String message) implements ClientRequest {
    }

    /** Not a frame of the protocol at all. */
    record Malformed() implements ClientRequest {

        @Override
        public @Nullable String id() {
            return null;
        }
    }
}
