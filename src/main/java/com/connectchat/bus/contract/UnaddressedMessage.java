package com.connectchat.bus.contract;

import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A durable event for which nobody could say who is where, because the session registry did not answer. Every gateway hears it and
 * shows it to those of the recipients whom it holds.
 *
 * @param except the connection that gets its answer in the event's place
 */
public record UnaddressedMessage(LoggedEvent event, List<UserId> recipients, @Nullable ConnectionId except) {

    public ConversationId conversationId() {
        return event.conversationId();
    }
}
