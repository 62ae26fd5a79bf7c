package com.connectchat.gateway.domain;

import com.connectchat.gateway.domain.Timeline.Outlet;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.event.LoggedEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers which events found no room, and says so before anything else of their conversation is sent. */
final class Announcements<R> {

    private final Outlet<R> outlet;
    private @Nullable Map<ConversationId, Range> missed;

    Announcements(Outlet<R> outlet) {
        this.outlet = outlet;
    }

    void send(LoggedEvent event, @Nullable R reply) {
        if (reply != null) {
            announce(event.conversationId());
            outlet.reply(reply, event);
        } else if (outlet.hasRoom()) {
            announce(event.conversationId());
            outlet.event(event);
        } else {
            miss(event);
        }
    }

    void gap(ConversationId conversation, long fromSeq, long toSeq, GapReason reason) {
        announce(conversation);
        outlet.gap(conversation, fromSeq, toSeq, reason);
    }

    void announceAll() {
        if (missed != null) {
            Map<ConversationId, Range> all = missed;
            missed = null;
            all.forEach(this::announce);
        }
    }

    /** The client starts anew from a place of its own choice. */
    void forget(ConversationId conversation) {
        if (missed != null) {
            missed.remove(conversation);
        }
    }

    int size() {
        return missed == null ? 0 : missed.size();
    }

    private void announce(ConversationId conversation) {
        Range range = missed == null ? null : missed.remove(conversation);
        if (range != null) {
            announce(conversation, range);
        }
    }

    private void announce(ConversationId conversation, Range range) {
        outlet.gap(conversation, range.from, range.to, GapReason.SLOW_CONSUMER);
    }

    private void miss(LoggedEvent event) {
        if (missed == null) {
            missed = new LinkedHashMap<>(4);
        }
        missed.merge(event.conversationId(), new Range(event.prevSeq() + 1, event.seq()), Range::upTo);
    }

    private record Range(long from, long to) {

        Range upTo(Range later) {
            return new Range(from, later.to);
        }
    }
}
