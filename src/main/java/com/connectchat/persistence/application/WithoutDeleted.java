package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.ConversationEvent.AboutMessage;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Shows events without what was written in messages that are deleted by now. A deletion stands behind its message, so a page that
 * reaches the end of the log has all of its own deletions in it, and no more has to be read than the page: that is what a replay is.
 * For any other page the store is asked once what became of its messages.
 */
final class WithoutDeleted {

    private final Events events;

    WithoutDeleted(Events events) {
        this.events = events;
    }

    List<LoggedEvent> after(ConversationId conversation, long afterSeq, int limit) {
        // One more than is wanted shows whether the page reaches the end.
        List<LoggedEvent> found = events.after(conversation, afterSeq, limit == Integer.MAX_VALUE ? limit : limit + 1);
        return found.size() <= limit ? without(deletedIn(found), found) : withoutDeleted(conversation, found.subList(0, limit));
    }

    List<LoggedEvent> before(ConversationId conversation, long beforeSeq, int limit) {
        return withoutDeleted(conversation, events.before(conversation, beforeSeq, limit).reversed());
    }

    private List<LoggedEvent> withoutDeleted(ConversationId conversation, List<LoggedEvent> page) {
        List<Long> messages = page.stream().filter(WithoutDeleted::hasWords).map(WithoutDeleted::message).distinct().toList();
        if (messages.isEmpty()) {
            return List.copyOf(page);
        }
        return without(events.changes(conversation, messages).entrySet().stream().filter(each -> each.getValue().deleted())
                .map(each -> each.getKey()).collect(Collectors.toUnmodifiableSet()), page);
    }

    private static Set<Long> deletedIn(List<LoggedEvent> page) {
        return page.stream().filter(each -> each.type() == EventType.MESSAGE_DELETED).map(WithoutDeleted::message)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<LoggedEvent> without(Set<Long> deleted, List<LoggedEvent> page) {
        Predicate<LoggedEvent> gone = each -> hasWords(each) && deleted.contains(message(each));
        return deleted.isEmpty() ? List.copyOf(page) : page.stream().map(each -> gone.test(each) ? withoutWords(each) : each).toList();
    }

    private static LoggedEvent withoutWords(LoggedEvent event) {
        return LoggedEvent.of(((AboutMessage) event.event()).withoutWords());
    }

    private static boolean hasWords(LoggedEvent event) {
        return event.type() == EventType.MESSAGE_NEW || event.type() == EventType.MESSAGE_UPDATED;
    }

    /** The place of the message that an event is about; a new one's own is known without looking into it. */
    private static long message(LoggedEvent event) {
        return event.type() == EventType.MESSAGE_NEW ? event.seq() : ((AboutMessage) event.event()).messageId().claimedSeq();
    }
}
