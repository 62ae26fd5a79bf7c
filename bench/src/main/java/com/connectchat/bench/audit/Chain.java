package com.connectchat.bench.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one user has seen of one conversation, in the order it came: events, and the acknowledgements that take the place of
 * the user's own events. Every step must join the one before it.
 */
public final class Chain {

    /** How a step relates to the one before it. */
    public enum Step {
        JOINED, GAP, LATE, REPEATED
    }

    /** The number of a conversation's epoch is in the bits above this one. */
    private static final int EPOCH_SHIFT = 40;

    private static final long NOTHING_SEEN = -1;

    private long last = NOTHING_SEEN;

    /** Numbers jumped over, first to last of each range; empty as long as the server is right. */
    private final TreeMap<Long, Long> missing = new TreeMap<>();

    /** The last number seen, to resume from and to confirm; 0 when nothing was seen. */
    public long cursor() {
        return Math.max(last, 0);
    }

    public boolean started() {
        return last != NOTHING_SEEN;
    }

    /** An event with its own word on what it follows. The first one seen may follow anything. */
    public Step event(long seq, long prevSeq) {
        if (seq <= last) {
            return late(seq);
        }
        boolean joined = !started() || prevSeq == last;
        if (!joined) {
            missing.put(last + 1, Math.max(last + 1, prevSeq));
        }
        last = seq;
        return joined ? Step.JOINED : Step.GAP;
    }

    /** The acknowledgement of an own message. Numbers of one epoch have no holes, so it must be the next one. */
    public Step own(long seq) {
        boolean sameEpoch = seq >> EPOCH_SHIFT == last >> EPOCH_SHIFT;
        return event(seq, started() && sameEpoch ? seq - 1 : last);
    }

    /** The acknowledgement of a retry whose first attempt had been stored: its number has been passed already. */
    public Step ownAgain(long seq) {
        return seq <= last ? Step.JOINED : own(seq);
    }

    /** The server said that it leaves out these numbers, both inclusive; the user reads them elsewhere. */
    public Step announcedGap(long from, long to) {
        boolean joined = !started() || from <= last + 1;
        if (!joined) {
            missing.put(last + 1, from - 1);
        }
        last = Math.max(last, to);
        return joined ? Step.JOINED : Step.GAP;
    }

    private Step late(long seq) {
        Map.Entry<Long, Long> range = missing.floorEntry(seq);
        if (range == null || range.getValue() < seq) {
            return Step.REPEATED;
        }
        missing.remove(range.getKey());
        if (range.getKey() < seq) {
            missing.put(range.getKey(), seq - 1);
        }
        if (seq < range.getValue()) {
            missing.put(seq + 1, range.getValue());
        }
        return Step.LATE;
    }
}
