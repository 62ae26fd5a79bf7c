package com.connectchat.bus.contract;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;

/** Something durable that people who are not there may have to be told of by a push. Names it and says nothing of it. */
public sealed interface PushCandidate {

    ConversationId conversationId();

    /** Its place in the conversation. */
    long seq();

    /** When it was numbered; what is to be done about it is decided some time later. */
    Instant at();

    /** Something was said. */
    record Message(ConversationId conversationId, long seq, MessageId messageId, Instant at) implements PushCandidate {
    }

    /**
     * Somebody came into a group, or was there when it was made.
     *
     * @param actor who brought them
     */
    record Added(ConversationId conversationId, long seq, UserId actor, List<UserId> users, Instant at) implements PushCandidate {
    }
}
