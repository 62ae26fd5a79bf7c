package com.connectchat.bus.contract;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What clients hear without a place in the order: best effort. */
public sealed interface Signal {

    record ReceiptUpdated(ConversationId conversationId, UserId userId, long deliveredSeq, long readSeq) implements Signal {
    }

    record Typing(ConversationId conversationId, UserId userId, boolean active) implements Signal {
    }

    /** @param status {@code online}, {@code away} or {@code offline} */
    record Presence(UserId userId, String status, @Nullable Instant lastSeenAt) implements Signal {
    }
}
