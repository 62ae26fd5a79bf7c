package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ReadHistory.Unread;
import java.util.HashMap;
import java.util.Map;

/**
 * The one formula for unread: messages of others above the read cursor that are not deleted; edits and reactions do
 * not count. It reads outlines only, and the whole event just where somebody is mentioned or something deleted.
 */
final class CountingUnread {

    private final Events events;

    CountingUnread(Events events) {
        this.events = events;
    }

    Unread count(ConversationId conversation, UserId user, long afterSeq, long upToSeq) {
        Map<Long, Boolean> mentionedBySeq = new HashMap<>();
        events.outline(conversation, afterSeq, each -> {
            if (each.seq() > upToSeq) {
                return false;
            }
            if (each.type() == EventType.MESSAGE_NEW && !each.actor().equals(user)) {
                mentionedBySeq.put(each.seq(), each.mentionsSomebody() && mentions(conversation, each.seq(), user));
            } else if (each.type() == EventType.MESSAGE_DELETED) {
                mentionedBySeq.remove(deletedSeq(conversation, each.seq()));
            }
            return true;
        });
        return new Unread(mentionedBySeq.size(), mentionedBySeq.values().stream().filter(mentioned -> mentioned).count());
    }

    private boolean mentions(ConversationId conversation, long seq, UserId user) {
        return events.at(conversation, seq).map(LoggedEvent::event)
                .map(event -> event instanceof MessageNew message && message.content().mentions(user))
                .orElse(false);
    }

    private long deletedSeq(ConversationId conversation, long seq) {
        return events.at(conversation, seq).map(LoggedEvent::event)
                .map(event -> event instanceof MessageDeleted deletion ? deletion.messageId().claimedSeq() : 0L)
                .orElse(0L);
    }
}
