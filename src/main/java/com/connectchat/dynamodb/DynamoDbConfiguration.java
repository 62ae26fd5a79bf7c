package com.connectchat.dynamodb;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "dynamodb")
class DynamoDbConfiguration {

    @Bean
    RequestMetrics requestMetrics(MeterRegistry registry) {
        return new RequestMetrics(registry);
    }

    /** Closed after the client, which is given it and so does not close it. */
    @Bean
    SdkAsyncHttpClient dynamoDbHttp(DynamoDbSettings settings) {
        return Clients.http(settings);
    }

    @Bean
    DynamoDbAsyncClient dynamoDbClient(DynamoDbSettings settings, SdkAsyncHttpClient http, RequestMetrics metrics) {
        return Clients.open(settings, http, metrics);
    }

    @Bean
    Tables tables(DynamoDbAsyncClient client, DynamoDbSettings settings, List<Table> tables) {
        return new Tables(client, settings.tablePrefix(), tables);
    }

    /** Whoever reads or writes finds the tables there. */
    @Bean
    DynamoDb dynamoDb(DynamoDbAsyncClient client, DynamoDbSettings settings, RequestMetrics metrics, Tables tables) {
        if (settings.createTables()) {
            tables.create(line -> LoggerFactory.getLogger(Tables.class).info("Table {}", line));
        } else {
            tables.require();
        }
        return new DynamoDb(client, settings, metrics);
    }
}
