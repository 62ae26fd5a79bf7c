package com.connectchat.group.domain;

/** Lists of people whom a group has something to do with beside its members. */
public enum Register {

    /** Who is kept out. */
    BANNED,
    /** Who wants to come in. */
    REQUESTED
}
