package com.connectchat.messaging.simulation;

/** What can go wrong at a {@link CrashPoint}. */
enum Fault {

    /** The process dies before the step. */
    KILL,
    /** The process stands still before the step until others have taken over and gone on; then it wakes up and does the step. */
    HANG,
    /** The step fails and nothing happened. */
    FAIL,
    /** The step happens, and its answer gets lost. */
    FAIL_AFTER_COMMIT
}
