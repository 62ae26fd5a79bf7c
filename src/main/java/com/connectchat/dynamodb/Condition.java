package com.connectchat.dynamodb;

/**
 * What must hold of the item that is there for a write to happen.
 *
 * @param expression in DynamoDB's language; names of attributes stand as they are, so none may be a reserved word
 * @param values     what it calls {@code :name}, the colon in front
 */
public record Condition(String expression, Item values) {
}
