package com.connectchat.security;

/** Who tries. */
enum Actor {

    /** Wrote the message, owns the device. */
    OWNER,
    /** The other side of the conversation. */
    MEMBER,
    /** Signed in, but in no conversation with either. */
    STRANGER,
    /** Not signed in. */
    ANONYMOUS
}
