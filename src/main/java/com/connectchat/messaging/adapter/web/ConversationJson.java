package com.connectchat.messaging.adapter.web;

import com.connectchat.group.FindGroups.Card;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.OneOf;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.persistence.Conversations.Conversation;
import com.connectchat.persistence.Conversations.Kind;
import com.connectchat.persistence.ReadHistory.Overview;
import com.connectchat.user.FindUsers.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as one of its members sees it; a public group as strangers see it, without what is a member's.
 *
 * @param peer         the other side of a direct conversation
 * @param deliveredSeq what the asking device has acknowledged; the other cursors are the user's
 * @param mutedUntil   missing where it is not muted now
 */
record ConversationJson(ConversationId conversationId, @OneOf(Kind.class) String type, @Nullable PeerJson peer, @Nullable String title,
        @Nullable String description, @OneOf(Visibility.class) @Nullable String visibility, @OneOf(Role.class) @Nullable String role,
        @Nullable GroupSettingsJson settings, int memberCount, Instant createdAt, @Nullable Long lastSeq, @Nullable Long deliveredSeq,
        @Nullable Long readSeq, @Nullable Long unreadCount, @Nullable Long mentionCount, @Nullable Instant mutedUntil,
        @Nullable MessageJson lastMessage) {

    static ConversationJson of(Overview overview, UserId reader, Map<UserId, Profile> profiles, Instant now) {
        List<UserId> members = overview.conversation().members();
        return new ConversationJson(overview.conversation().id(), Kind.DIRECT.code(),
                PeerJson.of(peerOf(overview.conversation(), reader), profiles), null, null, null, null, null, members.size(),
                overview.conversation().createdAt(), overview.lastSeq(), overview.cursors().deviceDelivered(), overview.cursors().read(),
                overview.unread().messages(), overview.unread().mentions(), mutedUntil(overview, now), lastMessage(overview, reader));
    }

    static ConversationJson of(Overview overview, UserId reader, Card card, Instant now) {
        GroupProfile profile = card.profile();
        return new ConversationJson(card.id(), Kind.GROUP.code(), null, profile.title(), profile.description(),
                profile.visibility().code(), code(card.readerRole()), GroupSettingsJson.of(profile.settings()), card.memberCount(),
                card.createdAt(), overview.lastSeq(), overview.cursors().deviceDelivered(), overview.cursors().read(),
                overview.unread().messages(), overview.unread().mentions(), mutedUntil(overview, now), lastMessage(overview, reader));
    }

    /** What everybody may know of a public group. */
    static ConversationJson of(Card card) {
        GroupProfile profile = card.profile();
        return new ConversationJson(card.id(), Kind.GROUP.code(), null, profile.title(), profile.description(),
                profile.visibility().code(), code(card.readerRole()), GroupSettingsJson.of(profile.settings()), card.memberCount(),
                card.createdAt(), null, null, null, null, null, null, null);
    }

    /** The other side of a direct conversation. */
    static UserId peerOf(Conversation conversation, UserId reader) {
        return conversation.members().stream().filter(member -> !member.equals(reader)).findFirst().orElse(reader);
    }

    private static @Nullable String code(@Nullable Role role) {
        return role == null ? null : role.code();
    }

    private static @Nullable Instant mutedUntil(Overview overview, Instant now) {
        Instant until = overview.mutedUntil();
        return until != null && until.isAfter(now) ? until : null;
    }

    private static @Nullable MessageJson lastMessage(Overview overview, UserId reader) {
        return overview.lastMessage() == null ? null : MessageJson.of(overview.lastMessage(), reader);
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
