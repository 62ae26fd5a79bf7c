package com.connectchat.kernel;

import java.util.Locale;

/** What somebody is in a group. What each may do is written down in one table, in the {@code group} module. */
public enum Role {

    /** There is one; leaves only after handing the group over. */
    OWNER,
    ADMIN,
    MEMBER;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name on the wire, such as {@code owner}. */
    public String code() {
        return code;
    }

    /** The role of this wire name. */
    public static Role of(String code) {
        for (Role role : values()) {
            if (role.code.equals(code)) {
                return role;
            }
        }
        throw new InvalidField("/role", "role must be owner, admin or member");
    }
}
