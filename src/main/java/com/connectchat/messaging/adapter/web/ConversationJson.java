package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.ReadHistory.Overview;
import com.connectchat.user.FindUsers.Profile;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as one of its members sees it.
 *
 * @param peer         the other side of a direct conversation
 * @param deliveredSeq what the asking device has acknowledged; the other cursors are the user's
 * @param mutedUntil   missing where it is not muted now
 */
record ConversationJson(ConversationId conversationId, String type, @Nullable PeerJson peer, int memberCount, Instant createdAt,
        long lastSeq, long deliveredSeq, long readSeq, long unreadCount, long mentionCount, @Nullable Instant mutedUntil,
        @Nullable MessageJson lastMessage) {

    static ConversationJson of(Overview overview, UserId reader, Map<UserId, Profile> profiles, Instant now) {
        Instant mutedUntil = overview.mutedUntil();
        return new ConversationJson(overview.conversation().id(), overview.conversation().kind().code(),
                PeerJson.of(peerOf(overview, reader), profiles), overview.conversation().members().size(),
                overview.conversation().createdAt(), overview.lastSeq(), overview.cursors().deviceDelivered(), overview.cursors().read(),
                overview.unread().messages(), overview.unread().mentions(),
                mutedUntil != null && mutedUntil.isAfter(now) ? mutedUntil : null,
                overview.lastMessage() == null ? null : MessageJson.of(overview.lastMessage(), reader));
    }

    /** The other side of a direct conversation, the only kind there is yet. */
    static UserId peerOf(Overview overview, UserId reader) {
        return overview.conversation().members().stream().filter(member -> !member.equals(reader)).findFirst().orElse(reader);
    }

    /** A user as {@code GET /v1/users/{user_id}} shows them; of a deleted account only the id is left. */
    record PeerJson(UserId userId, @Nullable String username, @Nullable String displayName, @Nullable String about,
            @Nullable Instant createdAt) {

        static PeerJson of(UserId user, Map<UserId, Profile> profiles) {
            Profile profile = profiles.get(user);
            return profile == null ? new PeerJson(user, null, null, null, null)
                    : new PeerJson(user, profile.username(), profile.displayName(), profile.about(), profile.createdAt());
        }
    }
}
