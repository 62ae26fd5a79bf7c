package com.connectchat.kernel;

/** Why events are missing on a socket. */
public enum GapReason {

    TOO_MANY, SLOW_CONSUMER, EPOCH_CHANGED;

    /** The name on the wire, such as {@code too_many}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
