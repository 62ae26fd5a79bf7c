package com.connectchat.messaging.simulation;

/** Something that the delivery contract rules out. */
record Anomaly(Kind kind, String what) {

    enum Kind {

        /** Acknowledged, and not in the log at the place that was named. */
        LOST,
        /** In the log twice, or acknowledged with two places. */
        DUPLICATE,
        /** Behind something that was asked later. */
        REORDERED,
        /** A place is missing, or an event is not joined to the one before it. */
        GAP,
        /** In the log, or shown to somebody, without having been sent, or shown without being in the log. */
        PHANTOM,
        /** Never acknowledged, however often it was tried after all faults had ended. */
        STUCK
    }
}
