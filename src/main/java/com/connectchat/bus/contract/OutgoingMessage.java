package com.connectchat.bus.contract;

import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something for clients of one gateway, in the order in which they are to see it. */
public sealed interface OutgoingMessage {

    GatewayId gateway();

    /**
     * A durable event for some connections, and for its sender the reply that stands in the event's place.
     *
     * @param recipients the sender's own connection is not among them
     */
    record Deliver(GatewayId gateway, LoggedEvent event, List<ConnectionId> recipients, @Nullable Reply reply) implements OutgoingMessage {
    }

    /** An answer that takes no place in a conversation. */
    record Answer(GatewayId gateway, Reply reply) implements OutgoingMessage {
    }

    /** Something that is not durable: dropped where a recipient's queue is full. */
    record Notify(GatewayId gateway, Signal signal, List<ConnectionId> recipients) implements OutgoingMessage {
    }

    /**
     * Part of a catch-up: the events that one connection lacks in one conversation, in order and joined.
     *
     * @param fromSeq the device's cursor: the first event's {@code prevSeq}, or the conversation's head when there are none
     */
    record Replay(GatewayId gateway, ConnectionId connection, ConversationId conversationId, long fromSeq, List<LoggedEvent> events)
            implements OutgoingMessage {
    }

    /** Part of a catch-up: more than is sent one by one; the client reads {@code from} to {@code to} over HTTPS. */
    record Gap(GatewayId gateway, ConnectionId connection, ConversationId conversationId, long fromSeq, long toSeq, GapReason reason)
            implements OutgoingMessage {
    }

    /** The end of a catch-up: from here on the connection is live. */
    record SyncDone(GatewayId gateway, ConnectionId connection, List<ConversationState> conversations) implements OutgoingMessage {
    }

    /** Ends a connection, such as one whose device has a newer one. */
    record Close(GatewayId gateway, ConnectionId connection, CloseCode code) implements OutgoingMessage {
    }

    /** An outcome and who waits for it. */
    record Reply(ReplyTo to, Outcome outcome) {
    }

    /** Where a user stands in a conversation that changed while the device was away. */
    record ConversationState(ConversationId conversationId, long lastSeq, long readSeq, long unreadCount) {
    }
}
