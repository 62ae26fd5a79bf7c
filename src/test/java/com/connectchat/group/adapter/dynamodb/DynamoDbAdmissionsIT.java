package com.connectchat.group.adapter.dynamodb;

import com.connectchat.dynamodb.TestDynamoDb;
import com.connectchat.group.application.AdmissionStore;
import com.connectchat.group.application.AdmissionStoreContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoDbAdmissionsIT extends AdmissionStoreContract {

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
    protected AdmissionStore admissions() {
        return new DynamoDbAdmissions(new GroupTable(dynamoDb.db()));
    }
}
