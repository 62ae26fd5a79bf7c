package com.connectchat.dynamodb;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/** Makes the SDK's client as the settings want it. */
final class Clients {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration PAUSE_MAX = Duration.ofMillis(500);
    private static final int EVENT_LOOPS = 2;
    private static final String LOCAL_REGION = "us-east-1";

    private Clients() {
    }

    static DynamoDbAsyncClient open(DynamoDbSettings settings, SdkAsyncHttpClient http, MetricPublisher metrics) {
        DynamoDbAsyncClientBuilder client = DynamoDbAsyncClient.builder().httpClient(http)
                // An answer only wakes whoever waits for it: that needs no thread of its own.
                .asyncConfiguration(b -> b.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(b -> b.apiCallTimeout(settings.callTimeout()).apiCallAttemptTimeout(settings.attemptTimeout())
                        .addMetricPublisher(metrics)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(settings.attemptsMax())
                                .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, PAUSE_MAX))
                                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, PAUSE_MAX))
                                // The deadline and the bound on requests keep a sick table from being stormed (ADR-0015).
                                .circuitBreakerEnabled(false).build()));
        URI endpoint = settings.endpoint();
        if (endpoint != null) {
            client.endpointOverride(endpoint);
        }
        boolean isLocal = endpoint != null && isLoopback(endpoint.getHost());
        if (isLocal) {
            client.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        }
        String region = settings.region() != null ? settings.region() : isLocal ? LOCAL_REGION : null;
        if (region != null) {
            client.region(Region.of(region));
        }
        return client.build();
    }

    static SdkAsyncHttpClient http(DynamoDbSettings settings) {
        return NettyNioAsyncHttpClient.builder().maxConcurrency(settings.concurrency())
                .maxPendingConnectionAcquires(settings.concurrency()).connectionTimeout(settings.connectTimeout())
                .connectionAcquisitionTimeout(settings.callTimeout()).readTimeout(settings.attemptTimeout())
                .writeTimeout(settings.attemptTimeout()).tcpKeepAlive(true)
                .eventLoopGroupBuilder(SdkEventLoopGroup.builder().numberOfThreads(EVENT_LOOPS)).build();
    }

    private static boolean isLoopback(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
