package com.connectchat.group.domain;

import com.connectchat.group.FindGroups.Card;
import com.connectchat.group.Group;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupProfile;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group as it is stored, its members apart.
 *
 * @param announcedFrom where in the log events may stand that were not entered; 0 where there are none
 */
public record StoredGroup(ConversationId id, GroupProfile profile, long revision, long asOf, UserId createdBy, Instant createdAt,
        int memberCount, boolean deleted, long announcedFrom) {

    /** As it is, with nothing announced. */
    public static StoredGroup of(Group group) {
        return new StoredGroup(group.id(), group.profile(), group.revision(), group.asOf(), group.createdBy(), group.createdAt(),
                group.members().size(), group.deleted(), 0);
    }

    /** This group with another announcement. */
    public StoredGroup announced(long fromSeq) {
        return new StoredGroup(id, profile, revision, asOf, createdBy, createdAt, memberCount, deleted, fromSeq);
    }

    /** Whether it can be found by strangers. */
    public boolean isPublic() {
        return !deleted && profile.visibility() == GroupProfile.Visibility.PUBLIC;
    }

    public Card card(@Nullable Role readerRole) {
        return new Card(id, profile, revision, memberCount, createdAt, readerRole);
    }

    public Group with(List<GroupMember> members) {
        Map<UserId, Role> roles = HashMap.newHashMap(members.size());
        members.forEach(each -> roles.put(each.userId(), each.role()));
        return new Group(id, profile, revision, asOf, createdBy, createdAt, roles, deleted);
    }
}
