package com.connectchat.messaging.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.sequence.GrantNumbers;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The conversations that this process writes to, as far as it remembers them; any of them may be forgotten between batches. */
@Component
final class OwnedConversations {

    private static final int REMEMBERED_MAX = 50_000;

    private final Conversations conversations;
    private final GrantNumbers numbers;
    private final Cache<ConversationId, OwnedConversation> owned = Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    OwnedConversations(Conversations conversations, GrantNumbers numbers) {
        this.conversations = conversations;
        this.numbers = numbers;
    }

    Optional<OwnedConversation> find(ConversationId id) {
        OwnedConversation known = owned.getIfPresent(id);
        return known != null ? Optional.of(known) : conversations.find(id).map(this::take);
    }

    /** The conversation if it is remembered; asks nobody. */
    Optional<OwnedConversation> remembered(ConversationId id) {
        return Optional.ofNullable(owned.getIfPresent(id));
    }

    OwnedConversation take(Conversation conversation) {
        OwnedConversation taken = new OwnedConversation(conversation, numbers.grant(conversation.id()));
        owned.put(conversation.id(), taken);
        return taken;
    }

    /** The outcome of a write to it is unknown, or it has another writer: what is remembered may be wrong. */
    void forget(ConversationId id) {
        owned.invalidate(id);
    }

    /** All of them may have another writer. */
    void forgetAll() {
        owned.invalidateAll();
    }
}
