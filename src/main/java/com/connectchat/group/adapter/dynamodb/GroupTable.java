package com.connectchat.group.adapter.dynamodb;

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
import com.connectchat.group.GroupsUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one table of this module, and DynamoDB's failures in this module's words. */
final class GroupTable {

    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String AS_OF = "as_of";
    static final String EXPIRES_AT = "expires_at";
    static final Table GROUPS = new Table("groups", new Attribute(PARTITION, Type.TEXT), new Attribute(SORT, Type.TEXT), EXPIRES_AT);

    private static final int PAGE_MAX = 1_000;
    /** Above every character that a name can hold. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private final DynamoDb db;

    GroupTable(DynamoDb db) {
        this.db = db;
    }

    static Item key(String partition, String sort) {
        return Item.EMPTY.text(PARTITION, partition).text(SORT, sort);
    }

    /** That what is there is older than this, or that nothing is. */
    static Condition olderThan(long asOf) {
        return new Condition("attribute_not_exists(as_of) OR as_of < :as_of", Item.EMPTY.number(":as_of", asOf));
    }

    /** That what is there is exactly as new as this. */
    static Condition at(long asOf) {
        return new Condition("as_of = :as_of", Item.EMPTY.number(":as_of", asOf));
    }

    static Condition present() {
        return new Condition("attribute_exists(pk)", Item.EMPTY);
    }

    Optional<Item> get(Item key) {
        return attempt(() -> db.get(GROUPS, key));
    }

    List<Item> getAll(List<Item> keys) {
        return keys.isEmpty() ? List.of() : attempt(() -> db.getAll(GROUPS, keys));
    }

    /** Shows the items of a partition whose sort key begins so, behind one of them, in order, until the visitor has seen enough. */
    void visit(String partition, String beginning, @Nullable String after, int expected, Predicate<Item> visitor) {
        String from = beginning + (after == null ? "" : after);
        Item values = Item.EMPTY.text(":pk", partition).text(":from", from).text(":to", beginning + LAST);
        attempt(() -> {
            db.query(new Query(GROUPS, "pk = :pk AND sk BETWEEN :from AND :to", values, Order.ASCENDING, Math.min(PAGE_MAX, expected + 2)),
                    item -> item.text(SORT).equals(from) || visitor.test(item));
            return values;
        });
    }

    Write.Outcome put(Item item, @Nullable Condition condition) {
        return attempt(() -> db.write(new Write.Put(GROUPS, item, condition)));
    }

    Write.Outcome update(Item key, String expression, Item values, @Nullable Condition condition) {
        return attempt(() -> db.write(new Write.Update(GROUPS, key, expression, values, condition)));
    }

    Write.Outcome delete(Item key, @Nullable Condition condition) {
        return attempt(() -> db.write(new Write.Delete(GROUPS, key, condition)));
    }

    Write.Outcome write(List<? extends Write> writes) {
        return attempt(() -> db.write(writes));
    }

    static <T> T attempt(Supplier<T> action) {
        try {
            return action.get();
        } catch (DynamoDbFailure e) {
            throw new GroupsUnavailable("Groups can't be read or written now: " + e.getMessage(), e);
        }
    }
}
