package com.connectchat.messaging.adapter.web;

import com.connectchat.kernel.ClientValues;
import com.connectchat.kernel.InvalidField;
import org.jspecify.annotations.Nullable;

/** The bounds of what stands in a query. */
final class Bounds {

    private static final int LIMIT_MAX = 100;
    private static final int LIMIT_DEFAULT = 50;

    private Bounds() {
    }

    static int limit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > LIMIT_MAX)) {
            throw new InvalidField("/limit", "limit must be 1 to " + LIMIT_MAX);
        }
        return limit == null ? LIMIT_DEFAULT : limit;
    }

    /** Where a timeline is read from: below {@code before_seq}, above {@code after_seq}, or from its end backwards. */
    static Place place(@Nullable Long beforeSeq, @Nullable Long afterSeq) {
        Place place = afterSeq == null ? new Place(seq("/before_seq", beforeSeq, ClientValues.SEQ_MAX), Direction.BEFORE)
                : new Place(seq("/after_seq", afterSeq, 0), Direction.AFTER);
        if (beforeSeq != null && afterSeq != null) {
            throw new InvalidField("/after_seq", "give before_seq or after_seq, not both");
        }
        return place;
    }

    static long seq(String pointer, @Nullable Long seq, long absent) {
        return seq == null ? absent : ClientValues.requireSeq(pointer, seq);
    }

    /** To which side of a place. */
    enum Direction {

        BEFORE, AFTER
    }

    /** A place in a timeline, and to which side of it is read. */
    record Place(long seq, Direction direction) {

        boolean isAfter() {
            return direction == Direction.AFTER;
        }
    }
}
