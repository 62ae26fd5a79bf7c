package com.connectchat.messaging.application;

import com.connectchat.group.Group;
import com.connectchat.kernel.ConversationId;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;
import com.connectchat.sequence.Grant;
import com.connectchat.sequence.GrantNumbers;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The conversations that this process writes to, as far as it remembers them; any of them may be forgotten between batches. */
@Component
final class OwnedConversations {

    /** In conversations of two; a group counts once more for each hundred members. */
    private static final int REMEMBERED_MAX = 50_000;
    private static final int MEMBERS_A_UNIT = 100;

    private final Conversations conversations;
    private final GrantNumbers numbers;
    private final LoggedGroups groups;
    private final Cache<ConversationId, OwnedConversation> owned = Caffeine.newBuilder().maximumWeight(REMEMBERED_MAX)
            .weigher((ConversationId _, OwnedConversation each) -> 1 + each.members().size() / MEMBERS_A_UNIT).build();

    OwnedConversations(Conversations conversations, GrantNumbers numbers, LoggedGroups groups) {
        this.conversations = conversations;
        this.numbers = numbers;
        this.groups = groups;
    }

    Optional<OwnedConversation> find(ConversationId id) {
        OwnedConversation known = owned.getIfPresent(id);
        return known != null ? Optional.of(known) : conversations.find(id).map(this::take);
    }

    /** The conversation if it is remembered; asks nobody. */
    Optional<OwnedConversation> remembered(ConversationId id) {
        return Optional.ofNullable(owned.getIfPresent(id));
    }

    /** The number comes first: a group that is read later is as new as the number, or another writer took the number's place. */
    OwnedConversation take(Conversation conversation) {
        Grant grant = numbers.grant(conversation.id());
        Group group = conversation.kind() == Kind.GROUP ? groups.current(conversation.id()).orElse(null) : null;
        OwnedConversation taken = new OwnedConversation(conversation, grant, group);
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
