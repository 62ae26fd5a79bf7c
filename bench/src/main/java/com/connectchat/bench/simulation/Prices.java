package com.connectchat.bench.simulation;

/**
 * A price model: cores by the hour as far as they are busy, brokers by the hour as many as their lines ask for.
 *
 * @param coreHour       of a core of a gateway or worker, in thousandths of a dollar
 * @param busyPercent    how busy cores may be in the mean
 * @param brokerHour     of a broker, in thousandths of a dollar
 * @param brokerMegabytes what a broker takes in a second, copies for other brokers included; it gives out twice as much
 * @param copies         of each record on the brokers
 */
record Prices(int coreHour, int busyPercent, int brokerHour, int brokerMegabytes, int copies) {

    private static final double MEGABYTE = 1e6;
    private static final double THOUSANDTHS = 1000;
    private static final double WHOLE = 100;
    private static final int OUT_FOR_IN = 2;

    /** How many brokers take and give out so much a second. */
    long brokers(double bytesIn, double bytesOut) {
        double taken = bytesIn * copies;
        double given = bytesOut + bytesIn * (copies - 1);
        double lines = Math.max(taken, given / OUT_FOR_IN) / (brokerMegabytes * MEGABYTE);
        return Math.max(copies, (long) Math.ceil(lines));
    }

    /** Dollars an hour. */
    double hour(double busyCores, long brokers) {
        return (busyCores * WHOLE / busyPercent * coreHour + (double) brokers * brokerHour) / THOUSANDTHS;
    }
}
