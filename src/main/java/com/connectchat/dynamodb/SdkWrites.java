package com.connectchat.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Writes as the SDK wants them. What stands in a condition's way is always asked for: it costs nothing more. */
final class SdkWrites {

    private static final ReturnValuesOnConditionCheckFailure IN_THE_WAY = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private SdkWrites() {
    }

    static PutItemRequest put(String table, Write.Put put) {
        return PutItemRequest.builder().tableName(table).item(put.item().values())
                .conditionExpression(expression(put.condition())).expressionAttributeValues(values(Item.EMPTY, put.condition()))
                .returnValuesOnConditionCheckFailure(IN_THE_WAY).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
    }

    static UpdateItemRequest update(String table, Write.Update update) {
        return UpdateItemRequest.builder().tableName(table).key(update.key().values()).updateExpression(update.expression())
                .conditionExpression(expression(update.condition()))
                .expressionAttributeValues(values(update.changed(), update.condition()))
                .returnValuesOnConditionCheckFailure(IN_THE_WAY).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
    }

    static DeleteItemRequest delete(String table, Write.Delete delete) {
        return DeleteItemRequest.builder().tableName(table).key(delete.key().values())
                .conditionExpression(expression(delete.condition())).expressionAttributeValues(values(Item.EMPTY, delete.condition()))
                .returnValuesOnConditionCheckFailure(IN_THE_WAY).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
    }

    static TransactWriteItem transacted(String table, Write write) {
        return switch (write) {
            case Write.Put put -> TransactWriteItem.builder().put(b -> b.tableName(table).item(put.item().values())
                    .conditionExpression(expression(put.condition())).expressionAttributeValues(values(Item.EMPTY, put.condition()))
                    .returnValuesOnConditionCheckFailure(IN_THE_WAY)).build();
            case Write.Update update -> TransactWriteItem.builder().update(b -> b.tableName(table).key(update.key().values())
                    .updateExpression(update.expression()).conditionExpression(expression(update.condition()))
                    .expressionAttributeValues(values(update.changed(), update.condition()))
                    .returnValuesOnConditionCheckFailure(IN_THE_WAY)).build();
            case Write.Delete delete -> TransactWriteItem.builder().delete(b -> b.tableName(table).key(delete.key().values())
                    .conditionExpression(expression(delete.condition())).expressionAttributeValues(values(Item.EMPTY, delete.condition()))
                    .returnValuesOnConditionCheckFailure(IN_THE_WAY)).build();
        };
    }

    private static @Nullable String expression(@Nullable Condition condition) {
        return condition == null ? null : condition.expression();
    }

    /** DynamoDB refuses an empty map, and values that no expression names. */
    private static @Nullable Map<String, AttributeValue> values(Item changed, @Nullable Condition condition) {
        Item all = condition == null ? changed : changed.and(condition.values());
        return all.isEmpty() ? null : all.values();
    }
}
