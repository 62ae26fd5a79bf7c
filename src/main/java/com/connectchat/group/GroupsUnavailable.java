package com.connectchat.group;

import com.connectchat.kernel.Unavailable;

/** Groups can't be read or written now; trying again later is right. */
public final class GroupsUnavailable extends Unavailable {

    public GroupsUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
