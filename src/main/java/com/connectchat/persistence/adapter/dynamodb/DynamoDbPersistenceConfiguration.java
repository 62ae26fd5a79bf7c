package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Table;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "dynamodb")
class DynamoDbPersistenceConfiguration {

    @Bean
    static Table eventsTable() {
        return HistoryTables.EVENTS;
    }

    @Bean
    static Table clientMessagesTable() {
        return HistoryTables.CLIENT_MESSAGES;
    }

    @Bean
    static Table conversationsTable() {
        return HistoryTables.CONVERSATIONS;
    }

    @Bean
    DynamoDbMemberships dynamoDbMemberships(DynamoDb db) {
        return new DynamoDbMemberships(db);
    }

    @Bean
    DynamoDbEvents dynamoDbEvents(DynamoDb db, DynamoDbMemberships memberships, Clock clock) {
        return new DynamoDbEvents(db, memberships, clock);
    }
}
