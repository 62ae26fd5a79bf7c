package com.connectchat.user.adapter.embedded;

import com.connectchat.user.application.SigningKeys;
import com.connectchat.user.application.SigningKeysContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSigningKeysTests extends SigningKeysContract {

    private final EmbeddedUserStores stores;

    EmbeddedSigningKeysTests(@TempDir Path directory) {
        stores = EmbeddedUserStores.in(directory);
    }

    @Override
    protected SigningKeys keys() {
        return stores.signingKeys();
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
