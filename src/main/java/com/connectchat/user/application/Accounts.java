package com.connectchat.user.application;

import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.Username;
import java.util.List;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.Nullable;

/**
 * Keeps accounts. What a method returned for is durable and visible to every later call. Thread-safe; every method may
 * throw {@link com.connectchat.user.AccountsUnavailable}, after which a change may or may not have happened.
 */
@SecondaryPort
public interface Accounts {

    /** Stores a new account unless its username is or was anybody's; tells whether it did. */
    boolean add(Account account);

    /** As {@link #add} for each of them, at the price of few writes; returns those that were stored. Usernames must differ. */
    List<Account> addAll(List<Account> accounts);

    Optional<Account> byId(UserId id);

    Optional<Account> byUsername(Username username);

    /** Stores the account if the one before this revision is what is stored; tells whether it did. */
    boolean replace(Account account);

    /**
     * Those that the query finds, in a steady order; looks at a bounded number of accounts, so there may be fewer than
     * the limit before the end.
     *
     * @param after where the call before ended; missing for the first
     */
    Hits search(SearchWords query, @Nullable String after, int limit);

    /** Forgets the account but for its username, which stays taken. Nothing happens where it is gone already. */
    void remove(Account account);

    /** @param end where a search ended that has not seen all; missing when it has */
    record Hits(List<Account> accounts, @Nullable String end) {

        public Hits {
            accounts = List.copyOf(accounts);
        }
    }
}
