package com.connectchat.notification.adapter.embedded;

import com.connectchat.notification.application.Ledger;
import com.connectchat.notification.application.LedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedLedgerTests extends LedgerContract {

    private final EmbeddedNotificationStores stores;

    EmbeddedLedgerTests(@TempDir Path directory) {
        stores = EmbeddedNotificationStores.in(directory);
    }

    @Override
    protected Ledger ledger() {
        return stores.ledger();
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
