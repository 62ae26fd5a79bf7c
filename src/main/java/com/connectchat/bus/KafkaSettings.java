package com.connectchat.bus;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The bus on Kafka; counts only with {@code connectchat.bus=kafka}.
 *
 * @param bootstrapServers brokers to ask first, as {@code host:port}
 * @param topicPrefix      before the name of every topic and group, so that several installations can share a cluster
 * @param partitions       of each topic when it is made: as many workers can share the load, and as many gateways can run
 * @param replication      copies of each topic when it is made; a record is accepted once all but one of them have it
 * @param retention        how long topics keep records when they are made; letters that could not be worked on stay for 14 days
 * @param createTopics     makes missing topics at the start; for developers only, elsewhere {@code connectchat.jar topics} does
 * @param startTimeout     how long a start waits for the brokers before it ends
 * @param addressLease     how long an address of a gateway outlives a process that died
 * @param producing        how records are sent
 * @param consuming        how records are taken
 * @param properties       anything else for all Kafka clients, such as {@code security.protocol} and {@code sasl.jaas.config}
 */
@Validated
@ConfigurationProperties("connectchat.kafka")
public record KafkaSettings(@DefaultValue("localhost:9092") @NotEmpty List<String> bootstrapServers,
        @DefaultValue("") @Pattern(regexp = "[a-zA-Z0-9._-]{0,64}") String topicPrefix,
        @DefaultValue("64") @Min(1) @Max(4096) int partitions, @DefaultValue("3") @Min(1) @Max(9) int replication,
        @DefaultValue("1d") Duration retention, @DefaultValue("false") boolean createTopics, @DefaultValue("30s") Duration startTimeout,
        @DefaultValue("30s") Duration addressLease, @DefaultValue @Valid Producing producing, @DefaultValue @Valid Consuming consuming,
        @DefaultValue Map<String, String> properties) {

    /**
     * @param linger      how long a record waits for others to travel with
     * @param batch       the most that travels together to one partition
     * @param buffer      what may wait for the brokers in all; more is refused
     * @param deliverWithin how long the brokers have to accept a record before it is refused; 1.5 to 4 seconds, because a client has to
     *                    hear of it within 5
     * @param compression of what travels together: {@code none}, {@code lz4}, {@code zstd}
     */
    public record Producing(@DefaultValue("1ms") Duration linger, @DefaultValue("64KB") DataSize batch,
            @DefaultValue("32MB") DataSize buffer,
            @DefaultValue("3500ms") @DurationMin(millis = 1500) @DurationMax(seconds = 4) Duration deliverWithin,
            @DefaultValue("none") @Pattern(regexp = "none|lz4|zstd") String compression) {
    }

    /**
     * @param recordsMax      records in one batch at most
     * @param sessionTimeout  after this without a sign of life a consumer's partitions go to others; what brokers allow, 6 s by default
     * @param handlingMax     how long the work on one batch may take before its partitions go to others
     * @param attempts        how often a batch that fails is handed over as a whole before its records are, one by one
     */
    public record Consuming(@DefaultValue("1000") @Min(1) int recordsMax, @DefaultValue("6s") Duration sessionTimeout,
            @DefaultValue("30s") Duration handlingMax, @DefaultValue("3") @Min(1) int attempts) {
    }
}
