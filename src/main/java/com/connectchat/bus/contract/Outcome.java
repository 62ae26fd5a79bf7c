package com.connectchat.bus.contract;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.MessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a command ended. */
public sealed interface Outcome {

    /** The message is in the history store. */
    record Sent(ConversationId conversationId, MessageId messageId, long seq, Instant createdAt, boolean duplicate) implements Outcome {
    }

    /** The change is in the history store at this place. */
    record Changed(long seq) implements Outcome {
    }

    /** Somebody else has to agree first. */
    record Requested() implements Outcome {
    }

    /** Done, with nothing to tell. */
    record Done() implements Outcome {
    }

    /**
     * @param message what was wrong, what is legal, what to do
     * @param pointer the field at fault, where there is one
     */
    record Refused(ErrorCode code, String message, @Nullable String pointer) implements Outcome {

        public static Refused of(ErrorCode code, String message) {
            return new Refused(code, message, null);
        }
    }
}
