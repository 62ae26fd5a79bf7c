package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.user.application.Blocks;
import com.connectchat.user.application.BlocksContract;
import org.junit.jupiter.api.AfterEach;

class DynamoDbBlocksIT extends BlocksContract {

    private final TestDynamoDb dynamoDb = TestDynamoDb.with(DynamoDbUserStores.TABLES);

    @Override
    protected Blocks blocks() {
        return DynamoDbUserStores.in(dynamoDb.db()).blocks();
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }
}
