package com.connectchat.messaging.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.Stay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As a process sees conversations that dies before it enters who came and went: it reads all and enters nothing. */
record UnenteredConversations(Conversations real) implements Conversations {

    @Override
    public Conversation openDirect(UserId opener, UserId other) {
        return real.openDirect(opener, other);
    }

    @Override
    public void openGroup(ConversationId group, UserId opener, Instant createdAt) {
        // It died before.
    }

    @Override
    public Optional<Conversation> find(ConversationId conversation) {
        return real.find(conversation);
    }

    @Override
    public Optional<Stay> stay(ConversationId conversation, UserId user) {
        return real.stay(conversation, user);
    }

    @Override
    public void enter(ConversationId group, Map<UserId, Stay> stays) {
        // It died before.
    }

    @Override
    public Cursors cursors(ConversationId conversation, UserId user, DeviceId device) {
        return real.cursors(conversation, user, device);
    }

    @Override
    public List<Membership> memberships(UserId user, DeviceId device) {
        return real.memberships(user, device);
    }

    @Override
    public List<Receipt> receipts(ConversationId conversation, List<UserId> members) {
        return real.receipts(conversation, members);
    }

    @Override
    public void mute(ConversationId conversation, UserId user, @Nullable Instant until) {
        real.mute(conversation, user, until);
    }
}
