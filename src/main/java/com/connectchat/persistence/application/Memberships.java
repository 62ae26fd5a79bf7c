package com.connectchat.persistence.application;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Membership;
import com.connectchat.persistence.Conversations.Receipt;
import com.connectchat.persistence.Cursors;
import com.connectchat.persistence.Stay;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.Nullable;

/**
 * Stores conversations and their members. Thread-safe; blocking. Throws
 * {@link com.connectchat.persistence.StoreUnavailable} when it can't answer.
 */
@SecondaryPort
public interface Memberships {

    /** Enters a conversation and its members durably, unless it is there already. Returns the one that is there. */
    Conversation open(Conversation conversation);

    Optional<Conversation> find(ConversationId conversation);

    /** When a user came and went; empty for who never was in it. */
    Optional<Stay> stay(ConversationId conversation, UserId user);

    /** Enters these stays durably; one that is no newer than what is known of the user changes nothing. Idempotent. */
    void enter(ConversationId conversation, Map<UserId, Stay> stays);

    Cursors cursors(ConversationId conversation, UserId user, DeviceId device);

    /** Where a member stands, on whichever device; the start for who is not a member. */
    Receipt receipt(ConversationId conversation, UserId user);

    /** All conversations of a user, in no order; the cursors are this device's. */
    List<Membership> of(UserId user, DeviceId device);

    /** Whether both are in some group now, as far as it is found among the first {@code conversationsMax} conversations of the first. */
    boolean shareGroup(UserId one, UserId other, int conversationsMax);

    void mute(ConversationId conversation, UserId user, @Nullable Instant until);

    /** Until when a member silenced a conversation; empty where it is not silenced. */
    Optional<Instant> mutedUntil(ConversationId conversation, UserId user);
}
