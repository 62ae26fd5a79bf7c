package com.connectchat.sequence;

import org.jmolecules.ddd.types.ValueObject;

/**
 * The right to number a conversation from here on: 1, 2, 3, … without holes within an epoch.
 *
 * @param epoch raised by each takeover of the conversation's home by another region, and by nothing else
 * @param last  the number of the newest event; 0 for none
 */
public record Grant(int epoch, long last) implements ValueObject {

    /** Where the epoch stands in a number: in the bits above this one. */
    public static final int EPOCH_SHIFT = 40;
    /** Epochs that fit into a number of 53 bits. */
    public static final int EPOCHS_MAX = 1 << 53 - EPOCH_SHIFT;

    public Grant {
        if (epoch < 0 || epoch >= EPOCHS_MAX) {
            throw new IllegalArgumentException("epoch must be 0 to " + (EPOCHS_MAX - 1) + ", was " + epoch);
        }
        if (last >> EPOCH_SHIFT > epoch) {
            throw new IllegalArgumentException("number " + last + " is of a later epoch than " + epoch + ": this grant is out of date");
        }
    }

    /** The next number: one more, or the first of the epoch where the last one is of an earlier epoch. */
    public long next() {
        return last >> EPOCH_SHIFT == epoch ? last + 1 : ((long) epoch << EPOCH_SHIFT) + 1;
    }

    /** This grant after its next number was given away. */
    public Grant used() {
        return new Grant(epoch, next());
    }
}
