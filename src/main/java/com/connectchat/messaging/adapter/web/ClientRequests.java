package com.connectchat.messaging.adapter.web;

import com.connectchat.bus.contract.Calls;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.RequestRefused;
import org.springframework.stereotype.Component;

/** Asks a conversation's owner on behalf of an HTTPS caller, and says a refusal in the words of HTTPS. */
@Component
final class ClientRequests {

    private final Calls calls;

    ClientRequests(Calls calls) {
        this.calls = calls;
    }

    /** The outcome, which is none of the refused ones. */
    Outcome ask(Caller caller, ConversationId conversation, Command command) {
        Outcome outcome = calls.call(conversation, caller.userId(), caller.deviceId(), command);
        if (outcome instanceof Outcome.Refused refused) {
            throw refusal(refused);
        }
        return outcome;
    }

    private static RuntimeException refusal(Outcome.Refused refused) {
        return refused.code() == ErrorCode.VALIDATION_FAILED && refused.pointer() != null
                ? new InvalidField(refused.pointer(), refused.message())
                : new RequestRefused(refused.code(), refused.message(), refused.retryAfter());
    }
}
