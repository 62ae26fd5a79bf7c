package com.connectchat.notification.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.embedded.StoreFailure;
import com.connectchat.embedded.Table;
import com.connectchat.notification.NotificationsUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The embedded store as this module sees it: JSON values, and its failures in this module's words. */
final class NotificationStore {

    private static final JsonMapper JSON = new JsonMapper();

    private final EmbeddedStore store;

    NotificationStore(EmbeddedStore store) {
        this.store = store;
    }

    Table table(String name) {
        return attempt(() -> store.table("notification_" + name));
    }

    Table table(String name, Duration timeToLive) {
        return attempt(() -> store.table("notification_" + name, timeToLive));
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

    <T> Optional<T> read(Table table, byte[] key, Class<T> type) {
        return attempt(() -> Optional.ofNullable(table.get(key)).map(each -> fromJson(each, type)));
    }

    List<byte @Nullable []> readAll(Table table, List<byte[]> keys) {
        return attempt(() -> table.getAll(keys));
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
            throw new NotificationsUnavailable("What is kept about pushes can't be read or written now: " + e.getMessage(), e);
        }
    }
}
