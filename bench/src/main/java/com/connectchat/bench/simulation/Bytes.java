package com.connectchat.bench.simulation;

/**
 * How long a record is.
 *
 * @param payload what is the same for everybody: the event as it is stored, and the record's head
 * @param name    of one recipient
 */
record Bytes(int payload, int name) {

    private static final int GATEWAY = 2;

    /** A record that names so many recipients, and in its header so many gateways. */
    long of(int recipients, int gateways) {
        return payload + (long) name * recipients + (long) GATEWAY * gateways;
    }
}
