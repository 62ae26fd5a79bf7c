package com.connectchat.notification.adapter.dynamodb;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Table;
import com.connectchat.notification.application.Ledger;
import com.connectchat.notification.application.PreferenceBook;
import com.connectchat.notification.application.PushAddresses;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "connectchat.store", havingValue = "dynamodb")
class DynamoDbNotificationConfiguration {

    @Bean
    static Table notificationsTable() {
        return NotificationTable.NOTIFICATIONS;
    }

    @Bean
    NotificationTable notificationTable(DynamoDb db) {
        return new NotificationTable(db);
    }

    @Bean
    PushAddresses pushAddresses(NotificationTable table) {
        return new DynamoDbPushAddresses(table);
    }

    @Bean
    PreferenceBook preferenceBook(NotificationTable table) {
        return new DynamoDbPreferenceBook(table);
    }

    @Bean
    Ledger ledger(NotificationTable table) {
        return new DynamoDbLedger(table);
    }
}
