package com.connectchat.user.adapter.embedded;

import com.connectchat.kernel.UserId;
import com.connectchat.user.PresenceVisibility;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.PasswordHash;
import com.connectchat.user.domain.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is stored.
 *
 * @param presenceVisibility missing in those from before there was the setting: everybody
 */
record StoredAccount(String id, String username, String displayName, @Nullable String about, long createdAtMillis,
        @Nullable String password, int passwordVersion, @Nullable String presenceVisibility, long revision) {

    static StoredAccount of(Account account) {
        PasswordHash password = account.password();
        return new StoredAccount(account.id().value(), account.username().value(), account.displayName(), account.about(),
                account.createdAt().toEpochMilli(), password == null ? null : password.encoded(), account.passwordVersion(),
                account.presenceVisibility().code(), account.revision());
    }

    Account toDomain() {
        return new Account(new UserId(id), new Username(username), displayName, about, Instant.ofEpochMilli(createdAtMillis),
                password == null ? null : new PasswordHash(password, passwordVersion),
                presenceVisibility == null ? PresenceVisibility.EVERYBODY : PresenceVisibility.of(presenceVisibility), revision);
    }
}
