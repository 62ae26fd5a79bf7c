package com.connectchat.sequence.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.sequence.application.Epochs;
import com.connectchat.sequence.application.EpochsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DynamoDbEpochsIT extends EpochsContract {

    private TestDynamoDb dynamoDb;
    private Epochs epochs;

    @BeforeEach
    void start() {
        dynamoDb = TestDynamoDb.with(DynamoDbNumbering.TABLES);
        restart();
    }

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Override
    protected Epochs epochs() {
        return epochs;
    }

    @Override
    protected void restart() {
        epochs = DynamoDbNumbering.epochs(dynamoDb.db());
    }
}
