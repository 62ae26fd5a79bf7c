package com.connectchat.group.application;

import com.connectchat.group.Group;
import com.connectchat.group.KeepGroups;
import com.connectchat.group.domain.StoredGroup;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import com.connectchat.kernel.event.ConversationEvent.ConversationCreated;
import com.connectchat.kernel.event.ConversationEvent.ConversationUpdated;
import com.connectchat.kernel.event.ConversationEvent.MemberAdded;
import com.connectchat.kernel.event.ConversationEvent.MemberRemoved;
import com.connectchat.kernel.event.ConversationEvent.MemberUpdated;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Enters what the log says of a group into what can be asked quickly. */
@Service
final class KeepingGroups implements KeepGroups {

    private final GroupStore groups;

    KeepingGroups(GroupStore groups) {
        this.groups = groups;
    }

    @Override
    public Optional<Kept> find(ConversationId group) {
        return groups.find(group).map(found ->
                new Kept(found.with(groups.members(group, null, Group.MEMBERS_MAX)), found.announcedFrom()));
    }

    @Override
    public void announce(ConversationId group, long fromSeq) {
        groups.announce(group, fromSeq);
    }

    @Override
    public void enter(Group group, List<AboutGroup> events) {
        Map<UserId, Role> there = new HashMap<>();
        Set<UserId> gone = new HashSet<>();
        if (group.deleted()) {
            groups.members(group.id(), null, Group.MEMBERS_MAX).stream().map(GroupMember::userId).forEach(gone::add);
        }
        events.stream().flatMap(event -> concerned(event).stream()).forEach(user ->
                group.role(user).ifPresentOrElse(role -> there.put(user, role), () -> gone.add(user)));
        groups.write(StoredGroup.of(group), there, gone);
    }

    private static List<UserId> concerned(AboutGroup event) {
        return switch (event) {
            case ConversationCreated created -> created.members().stream().map(GroupMember::userId).toList();
            case ConversationUpdated _ -> List.of();
            case MemberAdded added -> List.of(added.member());
            case MemberRemoved removed -> List.of(removed.member());
            case MemberUpdated updated -> List.of(updated.member());
        };
    }
}
