package com.connectchat.persistence.adapter.dynamodb;

import com.connectchat.dynamodb.DynamoDbFailure;
import com.connectchat.persistence.StoreUnavailable;
import java.util.function.Supplier;

/** Says a failure of DynamoDB in the history service's words. */
final class Unavailable {

    private Unavailable() {
    }

    static <T> T translating(Supplier<T> action) {
        try {
            return action.get();
        } catch (DynamoDbFailure e) {
            throw new StoreUnavailable(String.valueOf(e.getMessage()), e);
        }
    }
}
