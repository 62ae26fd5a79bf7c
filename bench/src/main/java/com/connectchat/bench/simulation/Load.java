package com.connectchat.bench.simulation;

/** What a sample of messages did to bus and gateways, by one design. */
final class Load {

    private final int gateways;
    private long messages;
    private long published;
    private long bytesPublished;
    private long bytesTaken;
    private long passedOver;
    private long read;
    private long deliveries;

    Load(int gateways) {
        this.gateways = gateways;
    }

    void message() {
        messages++;
    }

    /** So many records of this length, which so many gateways read and others pass over: whoever follows a topic takes all of its bytes. */
    void records(int count, long bytes, int reading, int passing) {
        published += count;
        bytesPublished += count * bytes;
        bytesTaken += count * bytes * (reading + passing);
        read += (long) count * reading;
        passedOver += (long) count * passing;
    }

    void deliveries(int count) {
        deliveries += count;
    }

    int gateways() {
        return gateways;
    }

    long messages() {
        return messages;
    }

    /** Records that workers put on the bus. */
    long published() {
        return published;
    }

    long bytesPublished() {
        return bytesPublished;
    }

    /** What all gateways together fetch from the bus. */
    long bytesTaken() {
        return bytesTaken;
    }

    /** Records that all gateways together took only to see that they concern nobody there. */
    long passedOver() {
        return passedOver;
    }

    /** Records that all gateways together read. */
    long read() {
        return read;
    }

    /** Copies at sockets. */
    long deliveries() {
        return deliveries;
    }
}
