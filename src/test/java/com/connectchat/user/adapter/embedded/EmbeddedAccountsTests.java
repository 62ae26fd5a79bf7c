package com.connectchat.user.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.user.PresenceVisibility;
import com.connectchat.user.application.Accounts;
import com.connectchat.user.application.AccountsContract;
import com.connectchat.user.domain.Account;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

    @Test
    void anAccountFromBeforeThereWasTheSettingShowsItsPresenceToEverybody() {
        String stored = """
                {"id": "u_1", "username": "alice", "displayName": "Alice", "createdAtMillis": 5, "passwordVersion": 0, "revision": 3}""";

        Account read = UserStore.fromJson(stored.getBytes(StandardCharsets.UTF_8), StoredAccount.class).toDomain();

        assertThat(read.presenceVisibility()).isEqualTo(PresenceVisibility.EVERYBODY);
        assertThat(read.revision()).isEqualTo(3);
    }
}
