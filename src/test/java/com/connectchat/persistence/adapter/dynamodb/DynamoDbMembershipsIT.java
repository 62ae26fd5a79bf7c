package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.persistence.application.Events;
import com.connectchat.persistence.application.MembershipsContract;
import com.connectchat.persistence.application.Memberships;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DynamoDbMembershipsIT extends MembershipsContract {

    private TestDynamoDb dynamoDb;
    private DynamoDbHistory history;

    @BeforeEach
    void start() {
        dynamoDb = TestDynamoDb.with(DynamoDbHistory.TABLES);
        restart();
    }

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    @Override
    protected void restart() {
        history = DynamoDbHistory.in(dynamoDb.db());
    }

    @Override
    protected Events events() {
        return history.events();
    }

    @Override
    protected Memberships memberships() {
        return history.memberships();
    }
}
