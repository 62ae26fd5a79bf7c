package com.connectchat.persistence.application;

import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.ReadHistory;
import java.time.Clock;

/** The history service's ports over given stores, for tests of other packages. */
public record HistoryService(Conversations conversations, ConversationLog log, ReadHistory history) {

    public static HistoryService over(Events events, Memberships memberships, Clock clock) {
        return new HistoryService(new KeepingConversations(memberships, clock), new LoggingConversations(events, clock),
                new ReadingHistory(events, memberships));
    }
}
