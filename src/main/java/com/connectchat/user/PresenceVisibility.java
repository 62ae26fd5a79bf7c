package com.connectchat.user;

import com.connectchat.kernel.InvalidField;
import java.util.Locale;

/** Who may see whether somebody is there, and when they were last. Whoever one has blocked, or is blocked by, never does. */
public enum PresenceVisibility {

    EVERYBODY,
    /** People with whom one shares a conversation. */
    CONTACTS, NOBODY;

    /** The name on the wire, such as {@code everybody}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidField for what is none of them */
    public static PresenceVisibility of(String code) {
        for (PresenceVisibility each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new InvalidField("/presence_visibility", "presence_visibility must be everybody, contacts or nobody");
    }
}
