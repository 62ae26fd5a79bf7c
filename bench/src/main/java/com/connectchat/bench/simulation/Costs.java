package com.connectchat.bench.simulation;

/**
 * What the work costs, as it was measured on one machine.
 *
 * @param passedOverNanos CPU of a gateway for a record that its header says is for others
 * @param readNanos       CPU of a gateway to read a record and hand it to its loops
 * @param deliveryNanos   CPU of a gateway for a copy at one socket
 * @param publishNanos    CPU of a worker for a record on the bus
 */
record Costs(int passedOverNanos, int readNanos, int deliveryNanos, int publishNanos) {

    private static final double NANOS = 1e9;

    /** Cores that all gateways together are busy with, at so many times the sample a second. */
    double gatewayCores(Load load, double samplesPerSecond) {
        double nanos = (double) load.passedOver() * passedOverNanos + (double) load.read() * readNanos
                + (double) load.deliveries() * deliveryNanos;
        return nanos * samplesPerSecond / NANOS;
    }

    /** Cores that workers are busy with only to publish. */
    double workerCores(Load load, double samplesPerSecond) {
        return (double) load.published() * publishNanos * samplesPerSecond / NANOS;
    }
}
