package com.connectchat.user.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.embedded.StoreFailure;
import com.connectchat.embedded.Table;
import com.connectchat.user.AccountsUnavailable;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** The embedded store as this module sees it: JSON values, and its failures in this module's words. */
final class UserStore {

    private static final JsonMapper JSON = new JsonMapper();

    private final EmbeddedStore store;

    UserStore(EmbeddedStore store) {
        this.store = store;
    }

    Table table(String name) {
        return attempt(() -> store.table("user_" + name));
    }

    Batch batch() {
        return store.batch();
    }

    void commit(Batch batch) {
        attempt(() -> {
            store.commit(batch);
            return batch;
        });
    }

    boolean has(Table table, byte[] key) {
        return bytes(table, key).isPresent();
    }

    Optional<byte[]> bytes(Table table, byte[] key) {
        return attempt(() -> Optional.ofNullable(table.get(key)));
    }

    <T> Optional<T> read(Table table, byte[] key, Class<T> type) {
        return bytes(table, key).map(each -> fromJson(each, type));
    }

    void scan(Table table, byte[] fromInclusive, byte[] toExclusive, Table.Visitor visitor) {
        attempt(() -> {
            table.scan(fromInclusive, toExclusive, visitor);
            return table;
        });
    }

    static byte[] toJson(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    static <T> T fromJson(byte[] json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    private static <T> T attempt(Supplier<T> action) {
        try {
            return action.get();
        } catch (StoreFailure e) {
            throw new AccountsUnavailable("Accounts can't be read or written now: " + e.getMessage(), e);
        }
    }
}
