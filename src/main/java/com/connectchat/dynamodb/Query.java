package com.connectchat.dynamodb;

/**
 * A walk through a part of one partition, page by page.
 *
 * @param condition of the key, in DynamoDB's language
 * @param values    what the condition calls {@code :name}
 * @param pageSize  items that one request brings at most
 */
public record Query(Table table, String condition, Item values, Order order, int pageSize) {

    /** Which end comes first. */
    public enum Order {

        ASCENDING, DESCENDING
    }
}
