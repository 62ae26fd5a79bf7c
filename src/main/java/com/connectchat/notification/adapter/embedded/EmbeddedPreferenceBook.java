package com.connectchat.notification.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.KeepPreferences.Quiet;
import com.connectchat.notification.PushLevel;
import com.connectchat.notification.application.PreferenceBook;
import com.connectchat.notification.domain.Preferences;
import com.connectchat.notification.domain.QuietHours;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Preferences by user, levels by user and conversation. */
final class EmbeddedPreferenceBook implements PreferenceBook {

    private final NotificationStore store;
    private final Table preferences;
    private final Table levels;
    /** A revision is read, judged and replaced in one step under this lock; preferences change rarely. */
    private final ReentrantLock changing = new ReentrantLock();

    EmbeddedPreferenceBook(NotificationStore store) {
        this.store = store;
        this.preferences = store.table("preferences");
        this.levels = store.table("levels");
    }

    @Override
    public Map<UserId, Preferences> of(Collection<UserId> users) {
        return readAll(preferences, users, EmbeddedPreferenceBook::key, json -> NotificationStore.fromJson(json, Stored.class).toDomain());
    }

    @Override
    public boolean replace(UserId user, Preferences next) {
        changing.lock();
        try {
            long before = store.read(preferences, key(user), Stored.class).map(Stored::revision).orElse(0L);
            if (before != next.revision() - 1) {
                return false;
            }
            store.commit(store.batch().put(preferences, key(user), NotificationStore.toJson(Stored.of(next))));
            return true;
        } finally {
            changing.unlock();
        }
    }

    @Override
    public Map<UserId, PushLevel> levels(ConversationId conversation, Collection<UserId> users) {
        return readAll(levels, users, user -> key(user, conversation), json -> NotificationStore.fromJson(json, PushLevel.class));
    }

    @Override
    public Map<ConversationId, PushLevel> levels(UserId user) {
        Keys prefix = Keys.of(user.value());
        int start = prefix.bytes().length;
        Map<ConversationId, PushLevel> known = new HashMap<>();
        store.scan(levels, prefix.bytes(), prefix.prefixEnd(), (key, value) -> {
            String conversation = new String(key, start, key.length - start - 1, StandardCharsets.UTF_8);
            known.put(new ConversationId(conversation), NotificationStore.fromJson(value, PushLevel.class));
            return true;
        });
        return known;
    }

    @Override
    public void setLevel(UserId user, ConversationId conversation, @Nullable PushLevel level) {
        byte[] key = key(user, conversation);
        Batch batch = store.batch();
        store.commit(level == null ? batch.delete(levels, key) : batch.put(levels, key, NotificationStore.toJson(level)));
    }

    @Override
    public void removeAll(UserId user) {
        Keys prefix = Keys.of(user.value());
        store.commit(store.batch().delete(preferences, key(user)).deleteRange(levels, prefix.bytes(), prefix.prefixEnd()));
    }

    private <T> Map<UserId, T> readAll(Table table, Collection<UserId> users, Function<UserId, byte[]> key, Function<byte[], T> reader) {
        List<UserId> asked = List.copyOf(users);
        List<byte[]> found = store.readAll(table, asked.stream().map(key).toList());
        Map<UserId, T> known = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            byte[] stored = found.get(i);
            if (stored != null) {
                known.put(asked.get(i), reader.apply(stored));
            }
        }
        return known;
    }

    private static byte[] key(UserId user) {
        return Keys.of(user.value()).bytes();
    }

    private static byte[] key(UserId user, ConversationId conversation) {
        return Keys.of(user.value()).and(conversation.value()).bytes();
    }

    private record Stored(PushLevel push, boolean preview, @Nullable Quiet quietHours, long revision) {

        static Stored of(Preferences preferences) {
            QuietHours quiet = preferences.quietHours();
            return new Stored(preferences.push(), preferences.preview(), quiet == null ? null : quiet.shown(), preferences.revision());
        }

        Preferences toDomain() {
            return new Preferences(push, preview, quietHours == null ? null : QuietHours.of(quietHours), revision);
        }
    }
}
