package com.connectchat.user.adapter.dynamodb;

import com.connectchat.dynamodb.Item;
import com.connectchat.dynamodb.Write;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.Together;
import com.connectchat.kernel.UserId;
import com.connectchat.user.application.Accounts;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.AccountWords;
import com.connectchat.user.domain.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accounts by id, a row for every username that is or was taken, and a row for every word that an account is found by; each change is
 * one transaction.
 */
final class DynamoDbAccounts implements Accounts {

    private static final int LOOKS_MAX = 1_000;

    private final UserTable table;

    DynamoDbAccounts(UserTable table) {
        this.table = table;
    }

    @Override
    public boolean add(Account account) {
        List<Write> writes = new ArrayList<>();
        writes.add(UserTable.putting(AccountItem.usernameOf(account), UserTable.USERS.absent()));
        writes.add(UserTable.putting(AccountItem.of(account), UserTable.USERS.absent()));
        AccountWords.of(account).forEach(word -> writes.add(UserTable.putting(WordItem.of(word, account), null)));
        return table.write(writes).isDone();
    }

    @Override
    public List<Account> addAll(List<Account> accounts) {
        Set<UserId> added = ConcurrentHashMap.newKeySet();
        Together.runInTurns(accounts.stream().<Runnable>map(each -> () -> {
            if (add(each)) {
                added.add(each.id());
            }
        }).toList());
        return accounts.stream().filter(each -> added.contains(each.id())).toList();
    }

    @Override
    public Optional<Account> byId(UserId id) {
        return table.get(AccountItem.key(id)).map(AccountItem::read);
    }

    @Override
    public Optional<Account> byUsername(Username username) {
        return table.get(AccountItem.usernameKey(username)).flatMap(item -> byId(AccountItem.id(item)));
    }

    @Override
    public boolean replace(Account account) {
        Optional<Account> before = byId(account.id()).filter(each -> each.revision() == account.revision() - 1);
        return before.isPresent() && table.write(replacing(before.get(), account)).isDone();
    }

    private static List<Write> replacing(Account before, Account after) {
        List<Write> writes = new ArrayList<>();
        writes.add(UserTable.putting(AccountItem.of(after), AccountItem.hasRevision(before.revision())));
        SortedSet<String> gone = new TreeSet<>(AccountWords.of(before));
        gone.removeAll(AccountWords.of(after));
        SortedSet<String> come = new TreeSet<>(AccountWords.of(after));
        come.removeAll(AccountWords.of(before));
        gone.forEach(word -> writes.add(UserTable.deleting(WordItem.key(word, before.username()), null)));
        come.forEach(word -> writes.add(UserTable.putting(WordItem.of(word, after), null)));
        return writes;
    }

    @Override
    public void remove(Account account) {
        Optional<Account> stored = byId(account.id());
        while (stored.isPresent() && !removed(stored.get())) {
            stored = byId(account.id());
        }
    }

    private boolean removed(Account stored) {
        List<Write> writes = new ArrayList<>();
        writes.add(UserTable.deleting(AccountItem.key(stored.id()), AccountItem.hasRevision(stored.revision())));
        AccountWords.of(stored).forEach(word -> writes.add(UserTable.deleting(WordItem.key(word, stored.username()), null)));
        return table.write(writes).isDone();
    }

    @Override
    public Hits search(SearchWords query, @Nullable String after, int limit) {
        String leading = query.leading();
        String from = after == null ? leading : WordItem.requireCursor(after, query);
        Search search = new Search(query, limit);
        List<Item> page = new ArrayList<>();
        // Accounts are read a page at a time: one request for as many as may still be hits.
        table.visit(WordItem.partition(leading), from, WordItem.lastOf(leading), row -> {
            if (!WordItem.cursor(row).equals(after)) {
                page.add(row);
            }
            return page.size() <= limit - search.found.size() || look(search, page);
        });
        look(search, page);
        return search.hits();
    }

    /** Looks at a page of rows, and whether it is worth going on. */
    private boolean look(Search search, List<Item> page) {
        Map<UserId, Account> accounts = table.getAll(page.stream().map(row -> AccountItem.key(WordItem.id(row))).toList()).stream()
                .map(AccountItem::read).collect(Collectors.toMap(Account::id, Function.identity()));
        boolean goesOn = page.stream().allMatch(row -> search.sees(row, accounts.get(WordItem.id(row))));
        page.clear();
        return goesOn;
    }

    /** One look through the rows of a word, which ends at the limit, or when it has looked at enough. */
    private static final class Search {

        private final SearchWords query;
        private final int limit;
        private final List<Account> found = new ArrayList<>();
        private int looks;
        private boolean isEndReached = true;
        private @Nullable String last;

        Search(SearchWords query, int limit) {
            this.query = query;
            this.limit = limit;
        }

        /** Sees one row more than it takes, to know whether there is more. */
        boolean sees(Item row, @Nullable Account account) {
            if (found.size() == limit || looks == LOOKS_MAX) {
                isEndReached = false;
                return false;
            }
            looks++;
            if (account != null && query.isHit(AccountWords.of(account), WordItem.word(row))) {
                found.add(account);
            }
            last = WordItem.cursor(row);
            return true;
        }

        Hits hits() {
            return new Hits(found, isEndReached ? null : last);
        }
    }
}
