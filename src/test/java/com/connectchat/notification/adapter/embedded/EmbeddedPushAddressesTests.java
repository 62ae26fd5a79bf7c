package com.connectchat.notification.adapter.embedded;

import com.connectchat.notification.application.PushAddresses;
import com.connectchat.notification.application.PushAddressesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPushAddressesTests extends PushAddressesContract {

    private final EmbeddedNotificationStores stores;

    EmbeddedPushAddressesTests(@TempDir Path directory) {
        stores = EmbeddedNotificationStores.in(directory);
    }

    @Override
    protected PushAddresses addresses() {
        return stores.addresses();
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
