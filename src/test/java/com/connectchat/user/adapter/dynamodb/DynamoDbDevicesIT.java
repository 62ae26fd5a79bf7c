package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.user.application.Devices;
import com.connectchat.user.application.DevicesContract;
import org.junit.jupiter.api.AfterEach;

class DynamoDbDevicesIT extends DevicesContract {

    private final TestDynamoDb dynamoDb = TestDynamoDb.with(DynamoDbUserStores.TABLES);

    @Override
    protected Devices devices() {
        return DynamoDbUserStores.in(dynamoDb.db()).devices();
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }
}
