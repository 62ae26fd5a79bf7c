package com.connectchat.persistence;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations there are, who is in them, and where each member stands. Thread-safe. Everything here throws
 * {@link StoreUnavailable} when the store can't answer now.
 */
@Idempotent
@PrimaryPort
public interface Conversations {

    /** Opens the direct conversation of two people, or finds it: idempotent, and the same from both sides. */
    Conversation openDirect(UserId opener, UserId other);

    Optional<Conversation> find(ConversationId conversation);

    /** Where a member's device stands; the start for who is not a member. */
    Cursors cursors(ConversationId conversation, UserId user, DeviceId device);

    /** Where every conversation of this user stands, with the cursors of this device, in no order. */
    List<Membership> memberships(UserId user, DeviceId device);

    /** How far each member has come, in the members' order; empty for an unknown conversation. */
    List<Receipt> receipts(ConversationId conversation);

    /** Silences a conversation for one of its members until then; {@code null} ends it. */
    void mute(ConversationId conversation, UserId user, @Nullable Instant until);

    /**
     * A conversation and its members.
     *
     * @param openedBy who opened it; to the others an empty direct conversation does not show
     */
    record Conversation(ConversationId id, Kind kind, List<UserId> members, UserId openedBy, Instant createdAt) {

        /** Whether this user takes part. */
        public boolean has(UserId user) {
            return members.contains(user);
        }
    }

    /** What kind of conversation. */
    enum Kind {

        DIRECT;

        /** The name on the wire, such as {@code direct}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What other members may know of one member's cursors: what one device acknowledged, and what was read. */
    record Receipt(UserId userId, long deliveredSeq, long readSeq) {
    }

    /** One conversation of a user, and where the user and one device stand in it. */
    record Membership(ConversationId conversationId, Cursors cursors, @Nullable Instant mutedUntil) {
    }
}
