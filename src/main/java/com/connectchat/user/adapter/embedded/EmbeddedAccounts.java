package com.connectchat.user.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.kernel.UserId;
import com.connectchat.user.application.Accounts;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.Username;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Accounts by id, and a row for every username that is or was taken. */
final class EmbeddedAccounts implements Accounts {

    private final UserStore store;
    private final Table accounts;
    private final Table usernames;
    private final Stripes stripes = new Stripes();

    /** Protects that a username is given out once, from the look whether it is taken to its row being stored. */
    private final ReentrantLock adding = new ReentrantLock();

    EmbeddedAccounts(UserStore store) {
        this.store = store;
        this.accounts = store.table("accounts");
        this.usernames = store.table("usernames");
    }

    @Override
    public boolean add(Account account) {
        return !addAll(List.of(account)).isEmpty();
    }

    @Override
    public List<Account> addAll(List<Account> wanted) {
        adding.lock();
        try {
            List<Account> added = wanted.stream().filter(each -> !store.has(usernames, key(each.username()))).toList();
            Batch batch = store.batch();
            for (Account each : added) {
                batch.put(usernames, key(each.username()), each.id().value().getBytes(StandardCharsets.UTF_8));
                batch.put(accounts, key(each.id()), UserStore.toJson(StoredAccount.of(each)));
            }
            store.commit(batch);
            return added;
        } finally {
            adding.unlock();
        }
    }

    @Override
    public Optional<Account> byId(UserId id) {
        return store.read(accounts, key(id), StoredAccount.class).map(StoredAccount::toDomain);
    }

    @Override
    public Optional<Account> byUsername(Username username) {
        return store.bytes(usernames, key(username)).flatMap(id -> byId(new UserId(new String(id, StandardCharsets.UTF_8))));
    }

    @Override
    public boolean replace(Account account) {
        return stripes.locked(account.id(), () -> {
            boolean isNext = byId(account.id()).filter(each -> each.revision() == account.revision() - 1).isPresent();
            if (isNext) {
                store.commit(store.batch().put(accounts, key(account.id()), UserStore.toJson(StoredAccount.of(account))));
            }
            return isNext;
        });
    }

    @Override
    public void remove(Account account) {
        stripes.locked(account.id(), () -> {
            store.commit(store.batch().delete(accounts, key(account.id())));
            return account;
        });
    }

    private static byte[] key(UserId id) {
        return Keys.of(id.value()).bytes();
    }

    private static byte[] key(Username username) {
        return Keys.of(username.value()).bytes();
    }
}
