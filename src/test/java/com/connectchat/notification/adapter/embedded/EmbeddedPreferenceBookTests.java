package com.connectchat.notification.adapter.embedded;

import com.connectchat.notification.application.PreferenceBook;
import com.connectchat.notification.application.PreferenceBookContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPreferenceBookTests extends PreferenceBookContract {

    private final EmbeddedNotificationStores stores;

    EmbeddedPreferenceBookTests(@TempDir Path directory) {
        stores = EmbeddedNotificationStores.in(directory);
    }

    @Override
    protected PreferenceBook book() {
        return stores.book();
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
