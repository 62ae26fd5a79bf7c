package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Table;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "dynamodb")
class DynamoDbGroupConfiguration {

    @Bean
    static Table groupsTable() {
        return GroupTable.GROUPS;
    }

    @Bean
    GroupTable groupTable(DynamoDb db) {
        return new GroupTable(db);
    }

    @Bean
    DynamoDbGroups dynamoDbGroups(GroupTable table, Clock clock) {
        return new DynamoDbGroups(table, clock);
    }

    @Bean
    DynamoDbAdmissions dynamoDbAdmissions(GroupTable table) {
        return new DynamoDbAdmissions(table);
    }
}
