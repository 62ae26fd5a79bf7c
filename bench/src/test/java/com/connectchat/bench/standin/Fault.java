package com.connectchat.bench.standin;

/** What the stand-in does wrong with one message in the middle of a run. */
public enum Fault {

    NONE,
    /** Acknowledges the message and delivers it to nobody. */
    LOSE,
    /** The same, and lets the next event join as if the lost one had never been. */
    LOSE_AND_HIDE,
    /** Delivers it twice. */
    REPEAT,
    /** Stores and delivers it under two numbers. */
    STORE_TWICE,
    /** Delivers it after the next one. */
    REORDER,
    /** Delivers beside it a message that nobody sent. */
    INVENT,
    /** Gives it a number that leaves a hole, and acknowledges that. */
    SKIP_NUMBER,
    /** Refuses it and delivers it all the same. */
    REFUSE_AND_DELIVER,
    /** Neither acknowledges nor delivers it. */
    FORGET,
    /** Delivers it to whoever is there, and leaves it out of what those are sent who were away. */
    LEAVE_OUT_OF_REPLAY,
    /** Announces a gap in its place, as the protocol allows: no fault, the generator must read it from the history. */
    ANNOUNCE_GAP
}
