package com.connectchat.sequence.adapter.dynamodb;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Table;
import com.connectchat.sequence.application.Epochs;
import java.util.List;

/** The shipped store of epochs on DynamoDB, for tests of other packages. */
public final class DynamoDbNumbering {

    public static final List<Table> TABLES = List.of(DynamoDbEpochs.EPOCHS);

    private DynamoDbNumbering() {
    }

    public static Epochs epochs(DynamoDb db) {
        return new DynamoDbEpochs(db);
    }
}
