package com.connectchat.gateway.domain;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.ArrayList;
import java.util.List;

/** Events for tests: what they say does not matter, only their places. */
final class Events {

    static final ConversationId CONVERSATION = new ConversationId("d_1");

    private Events() {
    }

    static LoggedEvent event(ConversationId conversation, long seq, long prevSeq) {
        return LoggedEvent.ofJson(conversation, seq, prevSeq, EventType.MESSAGE_NEW, new byte[100]);
    }

    /** The event {@code seq} of {@link #CONVERSATION}, which follows {@code seq - 1}. */
    static LoggedEvent event(long seq) {
        return event(CONVERSATION, seq, seq - 1);
    }

    /** From the first to the last number, both inclusive. */
    static List<LoggedEvent> events(long from, long to) {
        List<LoggedEvent> events = new ArrayList<>();
        for (long seq = from; seq <= to; seq++) {
            events.add(event(seq));
        }
        return events;
    }
}
