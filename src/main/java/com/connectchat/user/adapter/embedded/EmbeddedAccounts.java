package com.connectchat.user.adapter.embedded;

import com.connectchat.embedded.Batch;
import com.connectchat.embedded.Keys;
import com.connectchat.embedded.Table;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import com.connectchat.user.application.Accounts;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.AccountWords;
import com.connectchat.user.domain.Username;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Accounts by id, a row for every username that is or was taken, and a row for every word that an account is found by. */
final class EmbeddedAccounts implements Accounts {

    private static final int LOOKS_MAX = 1_000;

    private final UserStore store;
    private final Table accounts;
    private final Table usernames;
    private final Table words;
    private final Stripes stripes = new Stripes();

    /** Protects that a username is given out once, from the look whether it is taken to its row being stored. */
    private final ReentrantLock adding = new ReentrantLock();

    EmbeddedAccounts(UserStore store) {
        this.store = store;
        this.accounts = store.table("accounts");
        this.usernames = store.table("usernames");
        this.words = store.table("name_words");
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
                batch.put(usernames, key(each.username()), value(each.id()));
                put(batch, each);
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
            Optional<Account> before = byId(account.id()).filter(each -> each.revision() == account.revision() - 1);
            before.ifPresent(each -> store.commit(put(deleteWords(store.batch(), each), account)));
            return before.isPresent();
        });
    }

    @Override
    public void remove(Account account) {
        stripes.locked(account.id(), () -> {
            Batch batch = store.batch().delete(accounts, key(account.id()));
            byId(account.id()).ifPresent(each -> deleteWords(batch, each));
            store.commit(batch);
            return account;
        });
    }

    @Override
    public Hits search(SearchWords query, @Nullable String after, int limit) {
        Keys prefix = Keys.of(query.leading().getBytes(StandardCharsets.UTF_8));
        Search search = new Search(query, limit);
        store.scan(words, after == null ? prefix.bytes() : WordKey.ofCursor(after, query).next(), prefix.prefixEnd(), search::visit);
        return search.hits();
    }

    private Batch put(Batch batch, Account account) {
        AccountWords.of(account).forEach(word -> batch.put(words, new WordKey(word, account.username()).bytes(), value(account.id())));
        return batch.put(accounts, key(account.id()), UserStore.toJson(StoredAccount.of(account)));
    }

    private Batch deleteWords(Batch batch, Account account) {
        AccountWords.of(account).forEach(word -> batch.delete(words, new WordKey(word, account.username()).bytes()));
        return batch;
    }

    private static byte[] value(UserId id) {
        return id.value().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] key(UserId id) {
        return Keys.of(id.value()).bytes();
    }

    private static byte[] key(Username username) {
        return Keys.of(username.value()).bytes();
    }

    /** One look through the rows of a word, which ends at the limit, or when it has looked at enough. */
    private final class Search {

        private final SearchWords query;
        private final int limit;
        private final List<Account> found = new ArrayList<>();
        private int looks;
        private boolean isEndReached = true;
        private @Nullable WordKey last;

        Search(SearchWords query, int limit) {
            this.query = query;
            this.limit = limit;
        }

        /** Sees one row more than it takes, to know whether there is more. */
        boolean visit(byte[] key, byte[] value) {
            if (found.size() == limit || looks == LOOKS_MAX) {
                isEndReached = false;
                return false;
            }
            looks++;
            WordKey row = WordKey.of(key);
            byId(new UserId(new String(value, StandardCharsets.UTF_8)))
                    .filter(each -> query.isHit(AccountWords.of(each), row.word())).ifPresent(found::add);
            last = row;
            return true;
        }

        Hits hits() {
            return new Hits(found, isEndReached || last == null ? null : last.cursor());
        }
    }
}
