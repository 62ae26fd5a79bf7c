package com.connectchat.dynamodb;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the tables are and how patient to be with them. Credentials come from where the AWS SDK looks for them (environment, role of
 * the task, profile); they are no settings of ours.
 *
 * @param endpoint       the address of the service; not given: the one of the region. On a loopback address stands DynamoDB Local, for
 *                       which any credentials do, so none are asked for
 * @param region         the AWS region, such as {@code eu-west-1}; not given: what the SDK finds
 * @param tablePrefix    what the names of all tables begin with; two systems in one account differ in it
 * @param callTimeout    the deadline of what is asked of the store at once, all its requests and their retries together; below the 5 s
 *                       within which every client is answered
 * @param attemptTimeout how long one try of a request may take before it is made again
 * @param connectTimeout how long a connection may take
 * @param concurrency    requests under way at once; further ones wait for their turn as long as their deadline allows
 * @param attemptsMax    tries of one request at most
 * @param createTables   whether missing tables are made at the start; for development, where nobody else makes them
 */
@Validated
@ConfigurationProperties("connectchat.dynamodb")
public record DynamoDbSettings(@Nullable URI endpoint, @Nullable String region,
        @DefaultValue("connectchat-") @Pattern(regexp = "[a-zA-Z0-9_.-]{0,100}") String tablePrefix,
        @DefaultValue("4s") @DurationMin(millis = 100) @DurationMax(seconds = 60) Duration callTimeout,
        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(seconds = 60) Duration attemptTimeout,
        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(seconds = 60) Duration connectTimeout,
        @DefaultValue("256") @Min(1) @Max(10_000) int concurrency,
        @DefaultValue("10") @Min(1) @Max(50) int attemptsMax,
        @DefaultValue("false") boolean createTables) {
}
