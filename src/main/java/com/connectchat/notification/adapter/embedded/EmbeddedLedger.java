package com.connectchat.notification.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.notification.ReadLedger.State;
import com.connectchat.notification.application.Ledger;
import com.connectchat.notification.domain.LedgerEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Entries by user, message and device, in a table that forgets. */
final class EmbeddedLedger implements Ledger {

    private final NotificationStore store;
    private final Table entries;
    /** What is known is looked up, judged and added to in one step under this lock. */
    private final ReentrantLock changing = new ReentrantLock();

    EmbeddedLedger(NotificationStore store) {
        this.store = store;
        this.entries = store.table("ledger", KEPT_FOR);
    }

    @Override
    public void enter(List<LedgerEntry> added) {
        changing.lock();
        try {
            List<byte[]> known = store.readAll(entries, added.stream().map(EmbeddedLedger::key).toList());
            Batch batch = store.batch();
            for (int i = 0; i < added.size(); i++) {
                if (known.get(i) == null) {
                    batch.put(entries, key(added.get(i)), Stored.of(added.get(i)));
                }
            }
            if (batch.size() > 0) {
                store.commit(batch);
            }
        } finally {
            changing.unlock();
        }
    }

    @Override
    public List<LedgerEntry> of(UserId user, MessageId message) {
        Keys prefix = Keys.of(user.value()).and(message.value());
        int device = prefix.bytes().length;
        List<LedgerEntry> found = new ArrayList<>();
        store.scan(entries, prefix.bytes(), prefix.prefixEnd(), (key, value) -> {
            found.add(NotificationStore.fromJson(value, Stored.class).toDomain(user, message, new DeviceId(Keys.stringAt(key, device))));
            return true;
        });
        return List.copyOf(found);
    }

    @Override
    public boolean open(UserId user, MessageId message, DeviceId device, Instant at) {
        changing.lock();
        try {
            LedgerEntry known = of(user, message).stream().filter(each -> each.deviceId().equals(device)).findFirst().orElse(null);
            if (known != null && known.state() == State.SENT) {
                LedgerEntry opened = known.opened(at);
                store.commit(store.batch().put(entries, key(opened), Stored.of(opened)));
                return true;
            }
            return known != null && known.state() == State.OPENED;
        } finally {
            changing.unlock();
        }
    }

    private static byte[] key(LedgerEntry entry) {
        return Keys.of(entry.userId().value()).and(entry.messageId().value()).and(entry.deviceId().value()).bytes();
    }

    private record Stored(State state, @Nullable String reason, @Nullable String provider, @Nullable String providerId, long atMillis) {

        static byte[] of(LedgerEntry entry) {
            return NotificationStore.toJson(new Stored(entry.state(), entry.reason(), entry.provider(), entry.providerId(),
                    entry.at().toEpochMilli()));
        }

        LedgerEntry toDomain(UserId user, MessageId message, DeviceId device) {
            return new LedgerEntry(user, message, device, state, reason, provider, providerId, Instant.ofEpochMilli(atMillis));
        }
    }
}
