package com.connectchat.user.application;

import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.NewPassword;
import com.connectchat.user.domain.PasswordHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks a password with the same work whether there is such an account, whether it has a password, and whether it is
 * that one: nobody learns from the time that an answer takes who has an account.
 */
@Component
class PasswordCheck {

    private final Passwords passwords;
    private final Accounts accounts;

    PasswordCheck(Passwords passwords, Accounts accounts) {
        this.passwords = passwords;
        this.accounts = accounts;
    }

    /** @throws Passwords.TooBusy if no place to hash became free in time */
    boolean proves(Optional<Account> account, @Nullable String password) {
        String typed = password == null || !NewPassword.isShortEnough(password) ? "" : password;
        Optional<PasswordHash> hash = account.map(Account::password);
        if (hash.isEmpty()) {
            passwords.hash(typed);
            return false;
        }
        boolean proven = passwords.matches(typed, hash.get().encoded());
        if (proven && passwords.isOutdated(hash.get().encoded())) {
            // Refused where the account changed meanwhile; the next sign-in tries again.
            accounts.replace(account.get().rehash(passwords.hash(typed)));
        }
        return proven;
    }
}
