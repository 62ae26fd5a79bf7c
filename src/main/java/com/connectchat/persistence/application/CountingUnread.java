package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ReadHistory.Explanation;
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

    Tally count(ConversationId conversation, UserId user, long afterSeq, long upToSeq) {
        Tally tally = new Tally();
        events.outline(conversation, afterSeq, each -> {
            if (each.seq() > upToSeq) {
                return false;
            }
            switch (each.type()) {
                case MESSAGE_NEW -> tally.message(each.seq(), each.actor().equals(user),
                        each.mentionsSomebody() && mentions(conversation, each.seq(), user));
                case MESSAGE_DELETED -> tally.deletion(deletedSeq(conversation, each.seq()));
                default -> tally.other();
            }
            return true;
        });
        return tally;
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

    /** What lies above a read cursor. */
    static final class Tally {

        private final Map<Long, Boolean> mentionedBySeq = new HashMap<>();
        private long own;
        private long deleted;
        private long others;

        private void message(long seq, boolean own, boolean mentioned) {
            if (own) {
                this.own++;
            } else {
                mentionedBySeq.put(seq, mentioned);
            }
        }

        private void deletion(long seq) {
            others++;
            if (mentionedBySeq.remove(seq) != null) {
                deleted++;
            }
        }

        private void other() {
            others++;
        }

        Unread unread() {
            return new Unread(mentionedBySeq.size(), mentionedBySeq.values().stream().filter(mentioned -> mentioned).count());
        }

        Explanation explained(long readSeq, long joinedSeq, long upToSeq) {
            return new Explanation(readSeq, joinedSeq, upToSeq, mentionedBySeq.size() + deleted, deleted, own, others, unread());
        }
    }
}
