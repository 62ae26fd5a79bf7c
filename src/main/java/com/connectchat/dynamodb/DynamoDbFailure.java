package com.connectchat.dynamodb;

/**
 * DynamoDB did not do what it was asked within the deadline. Of a write nothing may be counted on: it may or may not have happened,
 * or happen yet. Trying again later is right.
 */
public class DynamoDbFailure extends RuntimeException {

    DynamoDbFailure(String message, Throwable cause) {
        super(message, cause);
    }

    DynamoDbFailure(String message) {
        super(message);
    }
}
