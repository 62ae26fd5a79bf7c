package com.connectchat.sequence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.sequence.Grant;
import com.connectchat.sequence.GrantNumbers;
import org.springframework.stereotype.Service;

/** Starts a writer right behind the newest event. */
@Service
final class GrantingNumbers implements GrantNumbers {

    private final ConversationLog log;
    private final Epochs epochs;

    GrantingNumbers(ConversationLog log, Epochs epochs) {
        this.log = log;
        this.epochs = epochs;
    }

    @Override
    public Grant grant(ConversationId conversation) {
        return new Grant(epochs.current(conversation), log.head(conversation));
    }
}
