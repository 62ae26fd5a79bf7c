package com.connectchat.notification.adapter.embedded;

import com.connectchat.embedded.EmbeddedSettings;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.notification.application.Ledger;
import com.connectchat.notification.application.PreferenceBook;
import com.connectchat.notification.application.PushAddresses;
import java.nio.file.Path;
import java.time.Clock;

/** The embedded stores of this module in a directory, for tests of other packages. */
public final class EmbeddedNotificationStores implements AutoCloseable {

    private final EmbeddedStore store;
    private final NotificationStore notifications;

    private EmbeddedNotificationStores(EmbeddedStore store) {
        this.store = store;
        this.notifications = new NotificationStore(store);
    }

    public static EmbeddedNotificationStores in(Path directory) {
        return in(EmbeddedStore.open(new EmbeddedSettings(directory), Clock.systemUTC()));
    }

    public static EmbeddedNotificationStores in(EmbeddedStore store) {
        return new EmbeddedNotificationStores(store);
    }

    public PushAddresses addresses() {
        return new EmbeddedPushAddresses(notifications);
    }

    public PreferenceBook book() {
        return new EmbeddedPreferenceBook(notifications);
    }

    public Ledger ledger() {
        return new EmbeddedLedger(notifications);
    }

    @Override
    public void close() {
        store.close();
    }
}
