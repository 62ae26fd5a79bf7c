package com.connectchat.notification.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.notification.application.PushAddresses;
import com.connectchat.notification.application.PushAddressesContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class DynamoDbPushAddressesIT extends PushAddressesContract {

    private final TestDynamoDb dynamoDb = TestDynamoDb.with(List.of(NotificationTable.NOTIFICATIONS));

    @Override
    protected PushAddresses addresses() {
        return new DynamoDbPushAddresses(new NotificationTable(dynamoDb.db()));
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }
}
