package com.connectchat.sequence.application;

import com.connectchat.persistence.ConversationLog;
import com.connectchat.sequence.GrantNumbers;

/** The sequence service's port over a given store, for tests of other packages. */
public final class SequenceService {

    private SequenceService() {
    }

    public static GrantNumbers over(ConversationLog log, Epochs epochs) {
        return new GrantingNumbers(log, epochs);
    }
}
