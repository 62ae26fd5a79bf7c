package com.connectchat.messaging.simulation;

import static com.connectchat.messaging.simulation.Anomaly.Kind.DUPLICATE;
import static com.connectchat.messaging.simulation.Anomaly.Kind.GAP;
import static com.connectchat.messaging.simulation.Anomaly.Kind.LOST;
import static com.connectchat.messaging.simulation.Anomaly.Kind.PHANTOM;
import static com.connectchat.messaging.simulation.Anomaly.Kind.REORDERED;
import static com.connectchat.messaging.simulation.Anomaly.Kind.STUCK;

import java.util.Set;

/** Bugs that somebody could write, to see that the checker would find them. */
enum Planted {

    /** The answer goes out whether or not the write succeeded. */
    ACKNOWLEDGES_BEFORE_THE_WRITE(LOST, PHANTOM),
    /** A retry is not recognised. */
    SKIPS_THE_CLIENT_ID_CHECK(DUPLICATE),
    /** The client's id is stored after the message instead of with it. */
    STORES_THE_CLIENT_ID_AFTERWARDS(DUPLICATE),
    /** The number is given away in memory, and the write does not check that its place is free. */
    NUMBERS_WITHOUT_CONDITION(LOST),
    /** The condition is checked, but nobody looks at its outcome. */
    IGNORES_THE_OTHER_WRITER(LOST),
    /** A number that was drawn for a failed write is not used again. */
    LEAVES_NUMBERS_OUT(GAP),
    /** A partition hands its records over in any order. */
    SHUFFLES_A_PARTITION(REORDERED),
    /** After a failed write, what was decided is still taken for done. */
    REMEMBERS_WHAT_WAS_NOT_WRITTEN(LOST),
    /** A number that was given away by a former owner is held to be taken for ever. */
    NEVER_FORGETS_A_CLAIM(STUCK);

    private final Set<Anomaly.Kind> seenAs;

    Planted(Anomaly.Kind... seenAs) {
        this.seenAs = Set.of(seenAs);
    }

    /** What the checker has to say about it. */
    Set<Anomaly.Kind> seenAs() {
        return seenAs;
    }
}
