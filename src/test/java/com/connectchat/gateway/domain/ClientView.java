package com.connectchat.gateway.domain;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a client makes of the frames of one socket: up to where it has each conversation, and whether it was told of every hole. */
final class ClientView {

    private final Map<ConversationId, List<LoggedEvent>> logs;
    private final Map<ConversationId, Long> has = new HashMap<>();
    private final Map<ConversationId, Boolean> sawSomething = new HashMap<>();

    private final boolean lossy;

    /** @param lossy whether the first event of a conversation on this socket may be one behind a lost one: only the client can see that */
    ClientView(Map<ConversationId, List<LoggedEvent>> logs, boolean lossy) {
        this.logs = logs;
        this.lossy = lossy;
    }

    void start(ConversationId conversation, long seq) {
        has.put(conversation, seq);
    }

    /** The client asked for everything above this place. */
    void restart(ConversationId conversation, long seq) {
        has.put(conversation, seq);
        sawSomething.remove(conversation);
    }

    void sees(LoggedEvent event) {
        long last = has.get(event.conversationId());
        boolean first = sawSomething.put(event.conversationId(), true) == null;
        if (event.seq() <= last) {
            require(first, "repeats " + event + " after " + last);
        } else if (!first || !lossy) {
            requireNothingBetween(event.conversationId(), last, event.seq());
        }
        has.put(event.conversationId(), event.seq());
    }

    void seesGap(ConversationId conversation, long fromSeq, long toSeq) {
        long last = has.get(conversation);
        boolean first = sawSomething.put(conversation, true) == null;
        require(fromSeq <= toSeq && (first || toSeq > last), "a gap from " + fromSeq + " to " + toSeq + " after " + last + " says nothing");
        if (!first || !lossy) {
            requireNothingBetween(conversation, last, fromSeq);
        }
        has.put(conversation, toSeq);
    }

    void checkComplete() {
        logs.forEach((conversation, log) -> {
            long head = log.isEmpty() ? 0 : log.getLast().seq();
            require(has.get(conversation) == head, conversation + " ends at " + has.get(conversation) + " instead of " + head);
        });
    }

    private void requireNothingBetween(ConversationId conversation, long last, long next) {
        require(logs.get(conversation).stream().noneMatch(event -> event.seq() > last && event.seq() < next),
                "an unannounced hole between " + last + " and " + next + " of " + conversation);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
