package com.connectchat.bus.contract;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.MessageId;
import java.time.Duration;
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
     * @param message    what was wrong, what is legal, what to do
     * @param pointer    the field at fault, where there is one
     * @param retryAfter when the same may be asked again, where that is known; positive
     */
    record Refused(ErrorCode code, String message, @Nullable String pointer, @Nullable Duration retryAfter) implements Outcome {

        public Refused(ErrorCode code, String message, @Nullable String pointer) {
            this(code, message, pointer, null);
        }

        public static Refused of(ErrorCode code, String message) {
            return new Refused(code, message, null);
        }
    }
}
