package com.connectchat;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which back ends the process uses and which modules it runs. A choice that this version does not have ends the start
 * with a word on what is legal, instead of running with something else.
 *
 * @param bus     {@code embedded}: bounded queues inside the process; {@code kafka}: a Kafka cluster, see {@code connectchat.kafka}
 * @param store   {@code embedded}: RocksDB in the data directory; {@code dynamodb}: tables of DynamoDB, see {@code connectchat.dynamodb}
 * @param cache   {@code embedded}: session registry in memory; {@code redis}: in Redis, see {@code connectchat.redis}
 * @param modules {@code all}: every module in this one process; or those that it runs, separated by commas, of {@code gateway},
 *                {@code session}, {@code messaging}, {@code sequence}, {@code persistence}, {@code notification}, {@code user}
 */
@ConfigurationProperties("connectchat")
record BackendSettings(@DefaultValue("embedded") String bus, @DefaultValue("embedded") String store, @DefaultValue("embedded") String cache,
        @DefaultValue("all") String modules) {

    private static final List<String> BUSES = List.of("embedded", "kafka");
    private static final List<String> STORES = List.of("embedded", "dynamodb");
    private static final List<String> CACHES = List.of("embedded", "redis");

    BackendSettings {
        require("connectchat.bus", bus, BUSES);
        require("connectchat.store", store, STORES);
        require("connectchat.cache", cache, CACHES);
    }

    private static void require(String property, String value, List<String> legal) {
        if (!legal.contains(value)) {
            throw new IllegalArgumentException(property + " is '" + value + "', but this version knows only " + String.join(", ", legal));
        }
    }
}
