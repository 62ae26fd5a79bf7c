package com.connectchat.bus.contract;

import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Durable events of one conversation for many people, or for people of whom nobody could say where they are. Every gateway of a cell
 * hears it, once, and shows the events to those of the recipients whom it holds.
 *
 * @param events     one or more, in order and joined
 * @param recipients at most {@value #RECIPIENTS_MAX}; the asker may be among them
 * @param gateways   those that hold a recipient or the asker, all others may pass it over; null where that is not known
 * @param reply      what the asker gets in the last event's place
 */
public record GroupOutgoingMessage(List<LoggedEvent> events, List<UserId> recipients, @Nullable Set<GatewayId> gateways,
        @Nullable Reply reply) {

    public static final int RECIPIENTS_MAX = 1_000;

    public ConversationId conversationId() {
        return events.getFirst().conversationId();
    }
}
