package com.connectchat.bus.contract;

import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client can ask of a conversation. Bounds are checked before a command is made. */
public sealed interface Command {

    /**
     * @param clientMessageId a UUID; with conversation, sender and device it names this message for 7 days
     * @param toUser          the other person, where the direct conversation may have to be opened first
     */
    record SendMessage(String clientMessageId, @Nullable UserId toUser, MessageContent content) implements Command {
    }

    record EditMessage(MessageId messageId, String text) implements Command {
    }

    record DeleteMessage(MessageId messageId) implements Command {
    }

    /** @param emoji 1 to 64 bytes of UTF-8 */
    record AddReaction(MessageId messageId, String emoji) implements Command {
    }

    record RemoveReaction(MessageId messageId, String emoji) implements Command {
    }

    /** Moves the device's delivered cursor, and the user's read cursor; {@code 0} leaves a cursor where it is. */
    record MoveReceipts(long deliveredSeq, long readSeq) implements Command {
    }

    /** Says that the user types, or stopped; best effort. */
    record SetTyping(boolean active) implements Command {
    }

    /** What changes a group, or may. Who may ask for what is in the group module's permission table. */
    sealed interface ToGroup extends Command {
    }

    /** Makes the group of this conversation; the asker is its owner. */
    record CreateGroup(GroupProfile profile, List<UserId> members) implements ToGroup {
    }

    /**
     * Changes what is not null.
     *
     * @param description empty: none
     * @param ifRevision  the revisions that the asker may have read; null for any
     */
    record UpdateGroup(@Nullable String title, @Nullable String description, @Nullable Visibility visibility,
            @Nullable SettingsChange settings, @Nullable Set<Long> ifRevision) implements ToGroup {
    }

    /** Settings of a group; what is null stays. */
    record SettingsChange(GroupSettings.@Nullable Join join, GroupSettings.@Nullable Who post, GroupSettings.@Nullable Who add,
            GroupSettings.@Nullable History history, @Nullable Duration slowMode) {

        public GroupSettings appliedTo(GroupSettings settings) {
            return new GroupSettings(join == null ? settings.join() : join, post == null ? settings.post() : post,
                    add == null ? settings.add() : add, history == null ? settings.history() : history,
                    slowMode == null ? settings.slowMode() : slowMode);
        }
    }

    record DeleteGroup() implements ToGroup {
    }

    /** @param users who is in the group already stays as they are */
    record AddMembers(List<UserId> users) implements ToGroup {
    }

    /** @param role {@code owner} hands the group over */
    record ChangeRole(UserId user, Role role) implements ToGroup {
    }

    /** Takes somebody out of the group; oneself: leaves it. */
    record RemoveMember(UserId user) implements ToGroup {
    }

    /** Takes somebody out of the group and keeps them out. */
    record BanMember(UserId user) implements ToGroup {
    }

    /** Comes into a public group, or asks to. */
    record JoinGroup() implements ToGroup {
    }

    record AcceptInvite(String code) implements ToGroup {
    }

    record ApproveRequest(UserId user) implements ToGroup {
    }

    /** Gives the group to somebody else, because the asker's account was closed. No client can ask for it. */
    record PassOn() implements ToGroup {
    }
}
