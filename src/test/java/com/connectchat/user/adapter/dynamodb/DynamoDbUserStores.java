package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Table;
import com.connectchat.user.application.Accounts;
import com.connectchat.user.application.Blocks;
import com.connectchat.user.application.Devices;
import com.connectchat.user.application.SigningKeys;
import java.util.List;

/** The stores of this module on DynamoDB, for tests. */
record DynamoDbUserStores(Accounts accounts, Devices devices, Blocks blocks, SigningKeys signingKeys) {

    static final List<Table> TABLES = List.of(UserTable.USERS);

    static DynamoDbUserStores in(DynamoDb db) {
        UserTable table = new UserTable(db);
        return new DynamoDbUserStores(new DynamoDbAccounts(table), new DynamoDbDevices(table), new DynamoDbBlocks(table),
                new DynamoDbSigningKeys(table));
    }
}
