package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.group.application.GroupStore;
import com.connectchat.group.application.GroupStoreContract;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoDbGroupsIT extends GroupStoreContract {

    private static TestDynamoDb dynamoDb;

    @BeforeAll
    static void open() {
        dynamoDb = TestDynamoDb.with(List.of(GroupTable.GROUPS));
    }

    @AfterAll
    static void close() {
        dynamoDb.close();
    }

    @Override
    protected GroupStore groups() {
        return new DynamoDbGroups(new GroupTable(dynamoDb.db()), Clock.systemUTC());
    }
}
