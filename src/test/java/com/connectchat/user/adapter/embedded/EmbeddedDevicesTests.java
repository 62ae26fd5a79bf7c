package com.connectchat.user.adapter.embedded;

import com.connectchat.user.application.Devices;
import com.connectchat.user.application.DevicesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDevicesTests extends DevicesContract {

    private final EmbeddedUserStores stores;

    EmbeddedDevicesTests(@TempDir Path directory) {
        stores = EmbeddedUserStores.in(directory);
    }

    @Override
    protected Devices devices() {
        return stores.devices();
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
