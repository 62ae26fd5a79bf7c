package com.connectchat.user.application;

import com.connectchat.kernel.UserId;
import com.connectchat.user.OpenDemoAccounts;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.Username;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The passwords come hashed, because hashing three of them would cost the start-up most of its time. */
@Component
class OpeningDemoAccounts implements OpenDemoAccounts {

    private static final List<Demo> DEMOS = List.of(
            new Demo("alice", "Alice", "IMsQCMxCM43Fk6lRnuSnHQ$LvxV/pHJXBjIAXe2fumE7/2gBd8gYwxOWBMN/s29Szs"),
            new Demo("bob", "Bob", "I0kScntBybH5NiR72k405w$0Iww6hK+tHjNW+QkJnjYAnVX0p+NCMT9ghEOM9fYiGQ"),
            new Demo("carol", "Carol", "rVTkg7n9PjSQnzYsJxlC+g$kJE6IUCQBjqf4CrlpG/Pc/TY1GhX0RZT9xg9awYAdgk"));

    private final Accounts accounts;
    private final Clock clock;

    OpeningDemoAccounts(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public List<UserId> open() {
        List<Account> missing = DEMOS.stream().filter(each -> accounts.byId(each.id()).isEmpty())
                .map(each -> Account.opened(each.id(), new Username(each.name()), clock.instant()).called(each.displayName())
                        .protectedBy(each.passwordHash()))
                .toList();
        if (!missing.isEmpty()) {
            accounts.addAll(missing);
        }
        return DEMOS.stream().map(Demo::id).filter(each -> accounts.byId(each).isPresent()).toList();
    }

    /** @param saltAndHash of name + {@code -demo} by Argon2id */
    private record Demo(String name, String displayName, String saltAndHash) {

        UserId id() {
            return new UserId("u_" + name);
        }

        String passwordHash() {
            return "{argon2id}$argon2id$v=19$m=19456,t=2,p=1$" + saltAndHash;
        }
    }
}
