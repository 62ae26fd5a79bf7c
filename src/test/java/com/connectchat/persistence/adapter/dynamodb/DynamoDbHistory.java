package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.Table;
import com.connectchat.persistence.application.Events;
import com.connectchat.persistence.application.Memberships;
import java.time.Clock;
import java.util.List;

/** The shipped stores of the history service on DynamoDB, for tests of other packages. */
public record DynamoDbHistory(Events events, Memberships memberships) {

    public static final List<Table> TABLES = HistoryTables.all();

    public static DynamoDbHistory in(DynamoDb db) {
        DynamoDbMemberships memberships = new DynamoDbMemberships(db);
        return new DynamoDbHistory(new DynamoDbEvents(db, memberships, Clock.systemUTC()), memberships);
    }
}
