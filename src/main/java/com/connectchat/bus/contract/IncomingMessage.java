package com.connectchat.bus.contract;

import com.connectchat.kernel.ConversationId;
import java.time.Duration;
import java.time.Instant;

/**
 * One request of a client to a conversation, on its way to the conversation's owner.
 *
 * @param receivedAt when the client's request came in, by the clock of the process that took it
 */
public record IncomingMessage(ConversationId conversationId, Origin origin, Command command, Instant receivedAt) {

    /** What was not begun by then can't be answered within 5 s any more. The clocks of processes differ by less than the rest. */
    public static final Duration BEGIN_WITHIN = Duration.ofSeconds(4);

    /** Whether its asker has been, or is just being, told that there was no outcome. */
    public boolean isLate(Instant now) {
        return now.isAfter(receivedAt.plus(BEGIN_WITHIN));
    }
}
