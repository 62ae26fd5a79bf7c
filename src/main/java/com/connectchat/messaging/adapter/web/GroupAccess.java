package com.connectchat.messaging.adapter.web;

import com.connectchat.group.Act;
import com.connectchat.group.FindGroups;
import com.connectchat.group.FindGroups.Card;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.RequestRefused;
import com.connectchat.kernel.Role;
import org.springframework.stereotype.Component;

/** Lets people do in a group what the permission table allows them; private groups are not there for strangers. */
@Component
final class GroupAccess {

    private final FindGroups groups;

    GroupAccess(FindGroups groups) {
        this.groups = groups;
    }

    /** A group that the caller may know of. */
    Card known(Caller caller, ConversationId id) {
        return groups.card(id, caller.userId())
                .filter(card -> card.readerRole() != null || card.profile().visibility() == Visibility.PUBLIC)
                .orElseThrow(GroupAccess::noGroup);
    }

    /** A group in which the caller may do that. */
    Card allowing(Caller caller, ConversationId id, Act act) {
        Card card = known(caller, id);
        Role role = card.readerRole();
        if (role == null) {
            throw new RequestRefused(ErrorCode.FORBIDDEN, "You are not in this group; join it first.");
        }
        if (!act.isOpenTo(role, card.profile().settings())) {
            throw new RequestRefused(ErrorCode.FORBIDDEN, "Your role in this group does not allow that; ask an admin or the owner.");
        }
        return card;
    }

    static RequestRefused noGroup() {
        return new RequestRefused(ErrorCode.NOT_FOUND, "There is no such group, or you may not know of it.");
    }
}
