package com.connectchat.persistence.adapter.embedded;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.ConversationLog.Entry;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * The condition of a write: its events come right behind the conversation's newest one, and no other write to the conversation
 * is under way. One process holds the store, so memory decides, and what is not remembered is read from the log. Thread-safe.
 */
final class ClaimedPlaces {

    private static final int REMEMBERED_MAX = 100_000;

    private final ToLongFunction<ConversationId> logHead;
    /** The newest event in the log, where it is known. */
    private final Cache<ConversationId, Long> heads = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();
    /** Conversations with a write under way, which alone knows what their newest event is going to be. */
    private final Set<ConversationId> claimed = ConcurrentHashMap.newKeySet();

    ClaimedPlaces(ToLongFunction<ConversationId> logHead) {
        this.logHead = logHead;
    }

    /** Claims the places of these entries, conversation by conversation all or none. The claim must be ended, one way or the other. */
    Claim claim(List<Entry> entries) {
        Claim claim = new Claim();
        try {
            entries.forEach(entry -> claim.add(entry.event()));
            return claim;
        } catch (RuntimeException e) {
            claim.failed();
            throw e;
        }
    }

    /** The places of one write. */
    final class Claim {

        private final Map<ConversationId, Long> newHeads = new HashMap<>();
        private final Set<ConversationId> refused = new HashSet<>();
        /** What has to be let go in the end. */
        private final Set<ConversationId> held = new HashSet<>();

        /** The conversations of which nothing was claimed: they have another writer. */
        Set<ConversationId> refused() {
            return refused;
        }

        private void add(LoggedEvent event) {
            ConversationId conversation = event.conversationId();
            if (!refused.contains(conversation) && !(hold(conversation) && isNext(event))) {
                refused.add(conversation);
                newHeads.remove(conversation);
            }
        }

        private boolean hold(ConversationId conversation) {
            return held.contains(conversation) || claimed.add(conversation) && held.add(conversation);
        }

        private boolean isNext(LoggedEvent event) {
            long before = newHeads.computeIfAbsent(event.conversationId(), id -> heads.get(id, logHead::applyAsLong));
            newHeads.put(event.conversationId(), event.seq());
            return before == event.prevSeq() && event.seq() > before;
        }

        void written() {
            heads.asMap().putAll(newHeads);
            claimed.removeAll(held);
        }

        /** After a write whose outcome is unknown the log alone knows the places. */
        void failed() {
            heads.invalidateAll(held);
            claimed.removeAll(held);
        }
    }
}
