package com.connectchat.group;

import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.Role;

/** What can be done in a group, and who may do it: the one permission table. Who is not in the group may do none of it. */
public enum Act {

    /** Read, react, edit and delete one's own messages, leave. */
    TAKE_PART,
    POST,
    ADD_MEMBERS,
    INVITE,
    MENTION_ALL,
    DELETE_OTHERS_MESSAGES,
    /** Of lower rank than oneself. */
    REMOVE_MEMBERS,
    /** And take bans back; of lower rank than oneself. */
    BAN,
    DECIDE_JOIN_REQUESTS,
    /** Title, description, visibility, settings. */
    CHANGE_PROFILE,
    CHANGE_ROLES,
    HAND_OVER,
    DELETE_GROUP;

    /** Whether somebody with this role may do it in a group with these settings. */
    public boolean isOpenTo(Role role, GroupSettings settings) {
        return switch (this) {
            case TAKE_PART -> true;
            case POST -> settings.post() == Who.ALL || isAdmin(role);
            case ADD_MEMBERS, INVITE -> settings.add() == Who.ALL || isAdmin(role);
            case MENTION_ALL, DELETE_OTHERS_MESSAGES, REMOVE_MEMBERS, BAN, DECIDE_JOIN_REQUESTS, CHANGE_PROFILE -> isAdmin(role);
            case CHANGE_ROLES, HAND_OVER, DELETE_GROUP -> role == Role.OWNER;
        };
    }

    private static boolean isAdmin(Role role) {
        return role != Role.MEMBER;
    }
}
