package com.connectchat.notification.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.notification.application.Ledger;
import com.connectchat.notification.application.LedgerContract;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class DynamoDbLedgerIT extends LedgerContract {

    private final TestDynamoDb dynamoDb = TestDynamoDb.with(List.of(NotificationTable.NOTIFICATIONS), Duration.ofSeconds(20));

    @Override
    protected Ledger ledger() {
        return new DynamoDbLedger(new NotificationTable(dynamoDb.db()));
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }
}
