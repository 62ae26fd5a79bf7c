package com.connectchat.sequence.adapter.dynamodb;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Table;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "dynamodb")
class DynamoDbSequenceConfiguration {

    @Bean
    static Table epochsTable() {
        return DynamoDbEpochs.EPOCHS;
    }

    @Bean
    DynamoDbEpochs dynamoDbEpochs(DynamoDb db) {
        return new DynamoDbEpochs(db);
    }
}
