package com.connectchat.messaging.simulation;

/** Bugs that only show when a process dies, hangs or hears nothing at the wrong moment. */
enum PlantedOnTheWay {

    /** The batch is done with before it is worked on, so it does not come again. */
    COMMITS_BEFORE_THE_WORK,
    /** An answer goes out though the write failed. */
    ACKNOWLEDGES_BEFORE_THE_WRITE,
    /** Nobody asks whether a message was sent before. */
    SKIPS_THE_CLIENT_ID_CHECK,
    /** A worker that comes back writes where it had meant to, whoever has written there meanwhile. */
    NUMBERS_WITHOUT_CONDITION
}
