package com.connectchat.persistence;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Idempotent;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /** Opens the conversation of a group, with nobody in it; one that is there already stays as it is. */
    void openGroup(ConversationId group, UserId opener, Instant createdAt);

    Optional<Conversation> find(ConversationId conversation);

    /** What this user may see of the conversation; empty for who is not in it and never was. */
    Optional<Stay> stay(ConversationId conversation, UserId user);

    /** Enters who came into a group and who left it. Of one user the latest stay counts, in whatever order they are entered. */
    void enter(ConversationId group, Map<UserId, Stay> stays);

    /** Where a member's device stands; the start for who is not a member. */
    Cursors cursors(ConversationId conversation, UserId user, DeviceId device);

    /** Where every conversation stands that this user is in or was in, with the cursors of this device, in no order. */
    List<Membership> memberships(UserId user, DeviceId device);

    /** How far each of these members has come, in their order. */
    List<Receipt> receipts(ConversationId conversation, List<UserId> members);

    /** Silences a conversation for one of its members until then; {@code null} ends it. */
    void mute(ConversationId conversation, UserId user, @Nullable Instant until);

    /**
     * A conversation.
     *
     * @param members  the two of a direct conversation; empty for a group, whose members the group knows
     * @param openedBy who opened it; to the others an empty direct conversation does not show
     */
    record Conversation(ConversationId id, Kind kind, List<UserId> members, UserId openedBy, Instant createdAt) {

        /** Whether this is a direct conversation of this user. */
        public boolean has(UserId user) {
            return members.contains(user);
        }
    }

    /** What kind of conversation. */
    enum Kind {

        DIRECT, GROUP;

        /** The name on the wire, such as {@code direct}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What other members may know of one member's cursors: what one device acknowledged, and what was read. */
    record Receipt(UserId userId, long deliveredSeq, long readSeq) {
    }

    /** One conversation of a user, and where the user and one device stand in it. */
    record Membership(ConversationId conversationId, Stay stay, Cursors cursors, @Nullable Instant mutedUntil) {
    }
}
