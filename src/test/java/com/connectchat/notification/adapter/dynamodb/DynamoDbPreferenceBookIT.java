package com.connectchat.notification.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.notification.application.PreferenceBook;
import com.connectchat.notification.application.PreferenceBookContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class DynamoDbPreferenceBookIT extends PreferenceBookContract {

    private final TestDynamoDb dynamoDb = TestDynamoDb.with(List.of(NotificationTable.NOTIFICATIONS));

    @Override
    protected PreferenceBook book() {
        return new DynamoDbPreferenceBook(new NotificationTable(dynamoDb.db()));
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }
}
