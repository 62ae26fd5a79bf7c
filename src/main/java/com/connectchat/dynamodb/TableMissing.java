package com.connectchat.dynamodb;

/** A table is not there; nobody but an operator makes it. */
final class TableMissing extends DynamoDbFailure {

    TableMissing(String problem) {
        super(problem);
    }
}
