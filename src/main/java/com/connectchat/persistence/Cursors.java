package com.connectchat.persistence;

import org.jmolecules.ddd.types.ValueObject;

/**
 * How far somebody has come in a conversation; 0 is the beginning.
 *
 * @param deviceDelivered what this device has acknowledged
 * @param delivered       what the user's furthest device has acknowledged
 * @param read            what the user has read, on whichever device
 */
public record Cursors(long deviceDelivered, long delivered, long read) implements ValueObject {

    public static final Cursors START = new Cursors(0, 0, 0);

    /** These cursors after a receipt: none goes back, and what was read was delivered. */
    public Cursors advanced(long deliveredSeq, long readSeq) {
        long newRead = Math.max(read, readSeq);
        long reached = Math.max(deliveredSeq, readSeq);
        return new Cursors(Math.max(deviceDelivered, reached), Math.max(delivered, Math.max(reached, newRead)), newRead);
    }
}
