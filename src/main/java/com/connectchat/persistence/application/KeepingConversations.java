package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.Stay;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Opens conversations and tells who is in them. */
@Service
final class KeepingConversations implements Conversations {

    private final Memberships memberships;
    private final Clock clock;

    KeepingConversations(Memberships memberships, Clock clock) {
        this.memberships = memberships;
        this.clock = clock;
    }

    @Override
    public Conversation openDirect(UserId opener, UserId other) {
        if (opener.equals(other)) {
            throw new IllegalArgumentException("A direct conversation needs two people");
        }
        ConversationId id = ConversationId.direct(opener, other);
        return memberships.find(id).orElseGet(() -> memberships.open(new Conversation(id, Kind.DIRECT, List.of(opener, other), opener,
                clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }

    @Override
    public void openGroup(ConversationId group, UserId opener, Instant createdAt) {
        memberships.open(new Conversation(group, Kind.GROUP, List.of(), opener, createdAt));
    }

    @Override
    public Optional<Stay> stay(ConversationId conversation, UserId user) {
        return memberships.stay(conversation, user);
    }

    @Override
    public void enter(ConversationId group, Map<UserId, Stay> stays) {
        memberships.enter(group, stays);
    }

    @Override
    public Optional<Conversation> find(ConversationId conversation) {
        return memberships.find(conversation);
    }

    @Override
    public Cursors cursors(ConversationId conversation, UserId user, DeviceId device) {
        return memberships.cursors(conversation, user, device);
    }

    @Override
    public List<Membership> memberships(UserId user, DeviceId device) {
        return memberships.of(user, device);
    }

    @Override
    public List<Receipt> receipts(ConversationId conversation, List<UserId> members) {
        return members.stream().map(member -> memberships.receipt(conversation, member)).toList();
    }

    @Override
    public void mute(ConversationId conversation, UserId user, @Nullable Instant until) {
        memberships.mute(conversation, user, until);
    }
}
