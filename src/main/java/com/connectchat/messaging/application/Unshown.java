package com.connectchat.messaging.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ConversationLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that are in the log and perhaps were never shown to anybody: their writer died before it came to that, or did not learn that
 * it had written. A command that turns out to be done already is the trace of the one, a write that failed of the other. They are shown
 * again; whoever had seen them is spared by the gateway. More than the newest few need not be: those make a gateway notice the hole.
 */
final class Unshown {

    private static final Logger log = LoggerFactory.getLogger(Unshown.class);
    private static final int SHOWN_AGAIN_MAX = 16;
    /** What is doubted beyond this shows with the conversation's next event, or at a reconnection. */
    private static final int DOUBTS_MAX = 10_000;

    private final OwnedConversations owned;
    private final ConversationLog conversationLog;
    /** By conversation, the last event that surely was there before a write whose outcome is unknown. */
    private final Map<ConversationId, Long> doubts = new ConcurrentHashMap<>();

    Unshown(OwnedConversations owned, ConversationLog conversationLog) {
        this.owned = owned;
        this.conversationLog = conversationLog;
    }

    /** The write of what stood behind this place failed, or only seemed to. */
    void doubt(ConversationId conversation, long lastSure) {
        if (doubts.size() < DOUBTS_MAX) {
            doubts.merge(conversation, lastSure, Math::min);
        }
    }

    /** By conversation, the events to be shown before what was written with these steps. */
    Map<OwnedConversation, List<LoggedEvent>> before(List<Step> steps) {
        Map<ConversationId, Long> after = new HashMap<>(doubts);
        Map<ConversationId, Long> upTo = new HashMap<>();
        for (Step step : steps) {
            if (step.decision() instanceof Decision.Repeated repeated && step.perhapsUnshown(repeated.seq())) {
                after.merge(step.conversationId(), repeated.seq() - 1, Math::min);
            }
            step.writesAfter().ifPresent(seq -> upTo.putIfAbsent(step.conversationId(), seq));
        }
        Map<OwnedConversation, List<LoggedEvent>> events = new HashMap<>();
        after.forEach((conversation, seq) -> find(conversation, seq, upTo.get(conversation), events));
        return events;
    }

    private void find(ConversationId conversation, long after, @Nullable Long upTo, Map<OwnedConversation, List<LoggedEvent>> found) {
        try {
            long last = upTo == null ? conversationLog.head(conversation) : upTo;
            List<LoggedEvent> newest =
                    conversationLog.eventsAfter(conversation, Math.max(after, last - SHOWN_AGAIN_MAX), SHOWN_AGAIN_MAX);
            owned.find(conversation).ifPresent(known -> found.put(known, newest.stream().filter(event -> event.seq() <= last).toList()));
        } catch (Unavailable e) {
            log.warn("What may not have been shown is asked for again later: {}", e.getMessage());
            doubt(conversation, after);
        }
    }

    /** They are on their way. */
    void shown(Set<OwnedConversation> conversations) {
        conversations.forEach(conversation -> {
            conversation.shown();
            doubts.remove(conversation.id());
        });
    }
}
