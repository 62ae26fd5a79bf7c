package com.connectchat.gateway.domain;

import com.connectchat.kernel.ConversationId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to which event one socket has each conversation: an open-addressed table without boxes, because there is one a
 * connection. When it is full it forgets everything, which loses no event: an unknown place takes the next event as it is.
 */
final class Places {

    static final long UNKNOWN = -1;
    static final int CONVERSATIONS_MAX = 8_192;

    private @Nullable ConversationId[] conversations = new ConversationId[4];
    private long[] seqs = new long[4];
    private int size;
    private boolean forgetful;

    /** Whether everything was forgotten once. */
    boolean isForgetful() {
        return forgetful;
    }

    int size() {
        return size;
    }

    long of(ConversationId conversation) {
        int slot = slotOf(conversation);
        return conversations[slot] == null ? UNKNOWN : seqs[slot];
    }

    void put(ConversationId conversation, long seq) {
        int slot = slotOf(conversation);
        if (conversations[slot] == null) {
            if (size == CONVERSATIONS_MAX) {
                clear();
            } else if ((size + 1) * 4 > conversations.length * 3) {
                grow();
            }
            slot = slotOf(conversation);
            conversations[slot] = conversation;
            size++;
        }
        seqs[slot] = seq;
    }

    /** Forgets one place. The table is small and this is rare, so the rest is entered anew. */
    void forget(ConversationId conversation) {
        if (of(conversation) != UNKNOWN) {
            rebuild(conversations.length, conversation);
        }
    }

    /** The places, at most {@code limit} of them. */
    Map<ConversationId, Long> asMap(int limit) {
        Map<ConversationId, Long> places = new HashMap<>();
        for (int i = 0; i < conversations.length && places.size() < limit; i++) {
            ConversationId conversation = conversations[i];
            if (conversation != null) {
                places.put(conversation, seqs[i]);
            }
        }
        return places;
    }

    private void clear() {
        Arrays.fill(conversations, null);
        size = 0;
        forgetful = true;
    }

    private void grow() {
        rebuild(conversations.length * 2, null);
    }

    private void rebuild(int capacity, @Nullable ConversationId without) {
        @Nullable ConversationId[] former = conversations;
        long[] formerSeqs = seqs;
        conversations = new ConversationId[capacity];
        seqs = new long[capacity];
        size = 0;
        for (int i = 0; i < former.length; i++) {
            ConversationId conversation = former[i];
            if (conversation != null && !conversation.equals(without)) {
                put(conversation, formerSeqs[i]);
            }
        }
    }

    private int slotOf(ConversationId conversation) {
        int mask = conversations.length - 1;
        int hash = conversation.hashCode();
        int slot = (hash ^ hash >>> 16) & mask;
        ConversationId there = conversations[slot];
        while (there != null && !there.equals(conversation)) {
            slot = slot + 1 & mask;
            there = conversations[slot];
        }
        return slot;
    }
}
