package com.connectchat.bench.simulation;

import java.util.List;
import java.util.Locale;

/**
 * The figures of each design as a Markdown table.
 *
 * @param messagesPerSecond to groups, over the whole fleet
 */
record Table(Costs costs, Prices prices, double messagesPerSecond) {

    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;
    private static final double SECONDS_AN_HOUR = 3600;
    private static final String HEAD = """
            | design | bus: thousand records/s | MB/s in | MB/s out | brokers | a gateway: thousand records/s passed over | read | \
            thousand copies/s | MB/s | cores | workers: cores to publish | $/h: cores | brokers | $ a million messages |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private static final String ROW = "| %s | %,.0f | %,.0f | %,.0f | %,d | %,.1f | %,.1f | %,.1f | %,.0f | %,.2f | %,.0f | %,.0f | %,.0f "
            + "| %,.3f |\n";

    String of(List<Design> designs, List<Load> loads) {
        StringBuilder table = new StringBuilder(HEAD);
        for (int i = 0; i < designs.size(); i++) {
            table.append(row(designs.get(i).title(), loads.get(i)));
        }
        return table.toString();
    }

    private String row(String title, Load load) {
        double scale = messagesPerSecond / load.messages();
        double each = scale / load.gateways();
        double in = load.bytesPublished() * scale;
        double out = load.bytesTaken() * scale;
        long brokers = prices.brokers(in, out);
        double gatewayCores = costs.gatewayCores(load, scale);
        double workerCores = costs.workerCores(load, scale);
        double cores = prices.hour(gatewayCores + workerCores, 0);
        double all = prices.hour(gatewayCores + workerCores, brokers);
        return String.format(Locale.ROOT, ROW, title, load.published() * scale / THOUSAND, in / MILLION, out / MILLION, brokers,
                load.passedOver() * each / THOUSAND,
                load.read() * each / THOUSAND, load.deliveries() * each / THOUSAND, out / load.gateways() / MILLION,
                gatewayCores / load.gateways(), workerCores, cores, all - cores, all / SECONDS_AN_HOUR / messagesPerSecond * MILLION);
    }
}
