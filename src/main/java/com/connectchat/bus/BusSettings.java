package com.connectchat.bus;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bus inside the process.
 *
 * @param partitions  partitions of a keyed topic, and with that how many threads work on one; 0 takes half of the
 *                    processors, at least one
 * @param recordsMax  records that wait in one partition at most; the next one is refused, or waits
 * @param batchMax    records in one batch at most
 * @param publishWait how long a publisher waits for room before it gives up
 * @param linger      how long after its last batch a group's consumer lets records gather, once they come together at all: a lone
 *                    record never waits. Fewer and larger batches share a flush of the log; it adds at most this to the latency
 */
@Validated
@ConfigurationProperties("connectchat.embedded-bus")
public record BusSettings(@DefaultValue("0") @Min(0) int partitions, @DefaultValue("16384") @Min(1) int recordsMax,
        @DefaultValue("1024") @Min(1) int batchMax, @DefaultValue("5s") Duration publishWait,
        @DefaultValue("4ms") Duration linger) {

    /** The number of partitions, worked out. */
    public int partitionCount() {
        return partitions > 0 ? partitions : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
