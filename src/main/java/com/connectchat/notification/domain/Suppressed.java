package com.connectchat.notification.domain;

/** Why there is no push. */
public enum Suppressed {

    /** They wrote it, or did it, themselves. */
    OWN_MESSAGE,
    /** They are no longer in the conversation, or may not see that much of it. */
    LEFT,
    /** One of the two has blocked the other. */
    BLOCKED,
    /** They have read it, on whichever device. */
    ALREADY_READ,
    /** One of their devices has it. */
    ACKNOWLEDGED,
    /** The message is gone. */
    DELETED,
    /** They silenced the conversation. */
    MUTED,
    /** They want none for this. */
    PREFERENCES,
    /** It is the middle of their night, and the message does not name them. */
    QUIET_HOURS,
    /** No device of theirs has an address. */
    NO_ADDRESS,
    /** A newer event of the same conversation is pushed in its place. */
    COLLAPSED;

    /** The name on the wire, such as {@code own_message}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
