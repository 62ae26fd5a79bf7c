package com.connectchat.persistence;

import com.connectchat.kernel.ClientValues;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What a user may see of a conversation because of when they came and went (C10 of the delivery contract).
 *
 * @param joinedSeq the event by which they came, 0 for a direct conversation
 * @param aboveSeq  they see what lies above it: 0 where a group shows its past to new members
 * @param leftSeq   the event by which they left, the last one that they see; 0 for who is still there
 */
public record Stay(long joinedSeq, long aboveSeq, long leftSeq) implements ValueObject {

    /** All of it, for good: a direct conversation. */
    public static final Stay WHOLE = new Stay(0, 0, 0);

    /** Whether the user is in the conversation now. */
    public boolean lasts() {
        return leftSeq == 0;
    }

    /** The last event that may be seen. */
    public long upToSeq() {
        return lasts() ? ClientValues.SEQ_MAX : leftSeq;
    }

    /** The place behind the last event that may be seen. */
    public long endSeq() {
        return upToSeq() + 1;
    }

    public boolean shows(long seq) {
        return seq > aboveSeq && seq <= upToSeq();
    }

    /** This stay, ended by an event. */
    public Stay left(long seq) {
        return new Stay(joinedSeq, aboveSeq, seq);
    }

    /** Whether it tells of something that happened later than what the other one tells of. */
    public boolean isNewerThan(Stay other) {
        return Math.max(joinedSeq, leftSeq) > Math.max(other.joinedSeq, other.leftSeq);
    }

    /** Cursors that count what came before the stay as delivered: nobody waits for it. */
    public Cursors since(Cursors cursors) {
        long before = Math.max(0, joinedSeq - 1);
        return cursors.deviceDelivered() >= before && cursors.delivered() >= before ? cursors
                : new Cursors(Math.max(cursors.deviceDelivered(), before), Math.max(cursors.delivered(), before), cursors.read());
    }
}
