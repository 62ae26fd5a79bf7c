package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.user.application.Accounts;
import com.connectchat.user.application.AccountsContract;
import org.junit.jupiter.api.AfterEach;

class DynamoDbAccountsIT extends AccountsContract {

    private final TestDynamoDb dynamoDb = TestDynamoDb.with(DynamoDbUserStores.TABLES);

    @Override
    protected Accounts accounts() {
        return DynamoDbUserStores.in(dynamoDb.db()).accounts();
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }
}
