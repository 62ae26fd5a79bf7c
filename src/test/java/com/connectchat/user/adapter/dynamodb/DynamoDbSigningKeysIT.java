package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.user.application.SigningKeys;
import com.connectchat.user.application.SigningKeysContract;
import org.junit.jupiter.api.AfterEach;

class DynamoDbSigningKeysIT extends SigningKeysContract {

    private final TestDynamoDb dynamoDb = TestDynamoDb.with(DynamoDbUserStores.TABLES);

    @Override
    protected SigningKeys keys() {
        return DynamoDbUserStores.in(dynamoDb.db()).signingKeys();
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }
}
