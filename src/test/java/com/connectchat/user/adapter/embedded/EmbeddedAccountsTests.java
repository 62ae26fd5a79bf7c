package com.connectchat.user.adapter.embedded;

import com.connectchat.user.application.Accounts;
import com.connectchat.user.application.AccountsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedAccountsTests extends AccountsContract {

    private final EmbeddedUserStores stores;

    EmbeddedAccountsTests(@TempDir Path directory) {
        stores = EmbeddedUserStores.in(directory);
    }

    @Override
    protected Accounts accounts() {
        return stores.accounts();
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
