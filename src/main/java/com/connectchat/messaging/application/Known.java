package com.connectchat.messaging.application;

import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.Unavailable;
import com.connectchat.persistence.ConversationLog;
import com.connectchat.persistence.Conversations.Conversation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be known before anything of a batch is decided. First each conversation's head is taken, only then the log is asked what was
 * sent before. In this order another writer can do no harm (ADR-0005): what it had added by then is seen, and what it adds later takes a
 * place that our own write then finds taken. In the other order a message that it adds in between would get a second place.
 */
final class Known {

    private static final Logger log = LoggerFactory.getLogger(Known.class);

    private final OwnedConversations owned;
    private final ConversationLog conversationLog;
    private final Map<ConversationId, OwnedConversation> taken = new HashMap<>();
    private final Set<ConversationId> unavailable = new HashSet<>();
    private final EarlierSends earlier;

    Known(List<IncomingMessage> batch, OwnedConversations owned, ConversationLog conversationLog) {
        this.owned = owned;
        this.conversationLog = conversationLog;
        batch.forEach(asked -> take(asked.conversationId()));
        this.earlier = EarlierSends.of(batch, conversationLog);
    }

    private void take(ConversationId id) {
        if (taken.containsKey(id) || unavailable.contains(id)) {
            return;
        }
        // Once the store has failed, only what is remembered goes on: waiting for it once a conversation would hold everybody up.
        if (!unavailable.isEmpty() && owned.remembered(id).isEmpty()) {
            unavailable.add(id);
            return;
        }
        try {
            owned.find(id).ifPresent(found -> taken.put(id, found));
        } catch (Unavailable e) {
            log.warn("A conversation can't be taken now: {}", e.getMessage());
            unavailable.add(id);
        }
    }

    /** Whether nothing can be decided about the conversation now. */
    boolean unavailable(ConversationId id) {
        return unavailable.contains(id);
    }

    Optional<OwnedConversation> conversation(ConversationId id) {
        return Optional.ofNullable(taken.get(id));
    }

    EarlierSends earlier() {
        return earlier;
    }

    /** A conversation that was not there when the batch came. Somebody else may have opened it and written to it since. */
    OwnedConversation opened(Conversation conversation) {
        OwnedConversation opened = owned.take(conversation);
        if (opened.head() > 0) {
            earlier.lookAgain(conversation.id(), conversationLog);
        }
        taken.put(conversation.id(), opened);
        return opened;
    }
}
