package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.Condition;
import com.connectchat.dynamodb.DynamoDb;
import com.connectchat.dynamodb.DynamoDbFailure;
import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Query;
import com.connectchat.dynamodb.Query.Order;
import com.connectchat.dynamodb.Table;
import com.connectchat.dynamodb.Table.Attribute;
import com.connectchat.dynamodb.Table.Type;
import com.connectchat.dynamodb.Write;
import com.connectchat.dynamodb.Write.Outcome;
import com.connectchat.dynamodb.Write.Refused;
import com.connectchat.user.AccountsUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one table of this module, and DynamoDB's failures in this module's words. */
final class UserTable {

    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String EXPIRES_AT = "expires_at";
    static final Table USERS = new Table("users", new Attribute(PARTITION, Type.TEXT), new Attribute(SORT, Type.TEXT), EXPIRES_AT);

    private static final int PAGE = 100;

    private final DynamoDb db;

    UserTable(DynamoDb db) {
        this.db = db;
    }

    static Item key(String partition, String sort) {
        return Item.EMPTY.text(PARTITION, partition).text(SORT, sort);
    }

    Optional<Item> get(Item key) {
        return attempt(() -> db.get(USERS, key));
    }

    List<Item> getAll(List<Item> keys) {
        return attempt(() -> db.getAll(USERS, keys));
    }

    /** Shows the items of a partition in the order of their sort key, until the visitor has seen enough. */
    void visit(String partition, Predicate<Item> visitor) {
        query("pk = :pk", Item.EMPTY.text(":pk", partition), visitor);
    }

    /** As {@link #visit}, but only items whose sort key lies between these two, both included. */
    void visit(String partition, String from, String to, Predicate<Item> visitor) {
        query("pk = :pk AND sk BETWEEN :from AND :to", Item.EMPTY.text(":pk", partition).text(":from", from).text(":to", to), visitor);
    }

    private void query(String condition, Item values, Predicate<Item> visitor) {
        attempt(() -> {
            db.query(new Query(USERS, condition, values, Order.ASCENDING, PAGE), visitor);
            return condition;
        });
    }

    void put(Item item) {
        write(List.of(new Write.Put(USERS, item, null)));
    }

    /** Puts the item if nothing is there; one that an earlier try of the same has put is as good. */
    boolean putFirst(Item item) {
        return put(item, USERS.absent());
    }

    /** Puts the item if the condition holds; one that an earlier try of the same has put is as good. */
    boolean put(Item item, Condition condition) {
        return !(write(List.of(new Write.Put(USERS, item, condition))) instanceof Refused refused) || refused.item().equals(item);
    }

    void delete(Item key) {
        write(List.of(new Write.Delete(USERS, key, null)));
    }

    Outcome write(List<? extends Write> writes) {
        return attempt(() -> db.write(writes));
    }

    static Write.Put putting(Item item, @Nullable Condition condition) {
        return new Write.Put(USERS, item, condition);
    }

    static Write.Delete deleting(Item key, @Nullable Condition condition) {
        return new Write.Delete(USERS, key, condition);
    }

    private static <T> T attempt(Supplier<T> action) {
        try {
            return action.get();
        } catch (DynamoDbFailure e) {
            throw new AccountsUnavailable("Accounts can't be read or written now: " + e.getMessage(), e);
        }
    }
}
