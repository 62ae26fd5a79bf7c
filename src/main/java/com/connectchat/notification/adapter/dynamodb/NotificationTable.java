package com.connectchat.notification.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.DynamoDbFailure;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Query.Order;
import com.connectchat.dynamodb.Query;
import com.connectchat.dynamodb.Table.Attribute;
import com.connectchat.dynamodb.Table.Type;
import com.connectchat.dynamodb.Table;
import com.connectchat.dynamodb.Write;
import com.connectchat.kernel.Together;
import com.connectchat.notification.NotificationsUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one table of this module, and DynamoDB's failures in this module's words. */
final class NotificationTable {

    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String EXPIRES_AT = "expires_at";
    static final Table NOTIFICATIONS =
            new Table("notifications", new Attribute(PARTITION, Type.TEXT), new Attribute(SORT, Type.TEXT), EXPIRES_AT);

    private static final int PAGE = 100;

    private final DynamoDb db;

    NotificationTable(DynamoDb db) {
        this.db = db;
    }

    static Item key(String partition, String sort) {
        return Item.EMPTY.text(PARTITION, partition).text(SORT, sort);
    }

    Optional<Item> get(Item key) {
        return attempt(() -> db.get(NOTIFICATIONS, key));
    }

    List<Item> getAll(List<Item> keys) {
        return attempt(() -> db.getAll(NOTIFICATIONS, keys));
    }

    /** All of a partition, in the order of the sort key. */
    List<Item> all(String partition) {
        List<Item> found = new ArrayList<>();
        attempt(() -> {
            db.query(new Query(NOTIFICATIONS, "pk = :pk", Item.EMPTY.text(":pk", partition), Order.ASCENDING, PAGE), found::add);
            return found;
        });
        return found;
    }

    /** Puts the item if the condition holds; one that an earlier try of the same has put is as good. */
    boolean put(Item item, @Nullable Condition condition) {
        Write.Outcome outcome = attempt(() -> db.write(new Write.Put(NOTIFICATIONS, item, condition)));
        return !(outcome instanceof Write.Refused refused) || refused.item().equals(item);
    }

    /** Puts those of which nothing is there yet. */
    void putFirst(List<Item> items) {
        Together.runInTurns(items.stream().<Runnable>map(each -> () -> put(each, NOTIFICATIONS.absent())).toList());
    }

    boolean delete(Item key, @Nullable Condition condition) {
        return attempt(() -> db.write(new Write.Delete(NOTIFICATIONS, key, condition))).isDone();
    }

    private static <T> T attempt(Supplier<T> action) {
        try {
            return action.get();
        } catch (DynamoDbFailure e) {
            throw new NotificationsUnavailable("What is kept about pushes can't be read or written now: " + e.getMessage(), e);
        }
    }
}
