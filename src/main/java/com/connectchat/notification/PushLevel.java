package com.connectchat.notification;

/** What somebody wants to be told of by a push. */
public enum PushLevel {

    ALL,
    /** Only what names them, and being added to a group. */
    MENTIONS,
    NOTHING
}
