package com.connectchat.persistence.adapter.embedded;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ConversationLog.Entry;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The condition of a write: a place is claimed only by the event that comes right behind the conversation's last claimed
 * place. One process holds the store, so memory decides, and what is not remembered is read from the log. Thread-safe.
 */
final class ClaimedPlaces {

    private static final int REMEMBERED_MAX = 100_000;

    private final ToLongFunction<ConversationId> head;
    private final Cache<ConversationId, Long> last = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    ClaimedPlaces(ToLongFunction<ConversationId> head) {
        this.head = head;
    }

    /** Claims the places of the entries. Returns the conversations of which none was claimed. */
    Set<ConversationId> claim(List<Entry> entries) {
        Set<ConversationId> refused = new HashSet<>();
        for (Entry entry : entries) {
            LoggedEvent event = entry.event();
            if (!refused.contains(event.conversationId()) && !claim(event)) {
                refused.add(event.conversationId());
            }
        }
        refused.forEach(last::invalidate);
        return refused;
    }

    private boolean claim(LoggedEvent event) {
        boolean[] claimed = {false};
        last.asMap().compute(event.conversationId(), (id, known) -> {
            long before = known == null ? head.applyAsLong(id) : known;
            claimed[0] = before == event.prevSeq() && event.seq() > before;
            return claimed[0] ? event.seq() : before;
        });
        return claimed[0];
    }

    /** After a write whose outcome is unknown the log alone knows the places. */
    void forget(List<Entry> entries) {
        entries.forEach(each -> last.invalidate(each.event().conversationId()));
    }
}
