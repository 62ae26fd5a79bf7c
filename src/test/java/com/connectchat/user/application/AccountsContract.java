package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.kernel.Ids;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.SearchWords;
import com.connectchat.kernel.UserId;
import com.connectchat.user.PresenceVisibility;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of accounts must do. */
public abstract class AccountsContract {

    private Accounts accounts;

    protected abstract Accounts accounts();

    @BeforeEach
    void open() {
        accounts = accounts();
    }

    @Test
    void findsAnAccountByIdAndByName() {
        Account alice = added("alice");

        assertThat(accounts.byId(alice.id())).contains(alice);
        assertThat(accounts.byUsername(alice.username())).contains(alice);
        assertThat(accounts.byId(new UserId("u_nobody"))).isEmpty();
        assertThat(accounts.byUsername(new Username("nobody"))).isEmpty();
    }

    @Test
    void keepsAllThatAnAccountIs() {
        Account alice = added("alice", "Alice \uD83D\uDE00");
        Account secured = alice.changePassword("{argon2id}hash");
        Account presented = secured.present("Alice", "likes tea").showPresenceTo(PresenceVisibility.CONTACTS);

        assertThat(accounts.replace(secured)).isTrue();
        assertThat(accounts.replace(presented)).isTrue();

        assertThat(accounts.byId(alice.id())).contains(presented);
    }

    @Test
    void givesAUsernameOutOnce() {
        added("alice");

        assertThat(accounts.add(account("alice"))).isFalse();
    }

    @Test
    void givesAUsernameOutOnceWhenManyWantIt() throws Exception {
        List<Account> wanted = IntStream.range(0, 16).mapToObj(_ -> account("alice")).toList();

        List<Boolean> added = atOnce(wanted.stream().<Callable<Boolean>>map(each -> () -> accounts.add(each)).toList());

        assertThat(added).containsOnlyOnce(true);
        assertThat(accounts.byUsername(new Username("alice"))).contains(wanted.get(added.indexOf(true)));
    }

    @Test
    void addsManyAndTellsWhoWasAdded() {
        added("user2");
        List<Account> wanted = IntStream.rangeClosed(1, 3).mapToObj(n -> account("user" + n)).toList();

        assertThat(accounts.addAll(wanted)).extracting(each -> each.username().value()).containsExactly("user1", "user3");
    }

    @Test
    void replacesOnlyTheRevisionBefore() {
        Account alice = added("alice");

        assertThat(accounts.replace(alice.present("One", null))).isTrue();
        assertThat(accounts.replace(alice.present("Two", null))).isFalse();
        assertThat(accounts.replace(account("nobody").present("Nobody", null))).isFalse();

        assertThat(accounts.byId(alice.id())).map(Account::displayName).contains("One");
    }

    @Test
    void letsOneOfManyReplaceTheSameRevision() throws Exception {
        Account alice = added("alice");

        List<Boolean> replaced = atOnce(IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(n -> () -> accounts.replace(alice.present("Name " + n, null))).toList());

        assertThat(replaced).containsOnlyOnce(true);
        assertThat(accounts.byId(alice.id())).map(Account::displayName).contains("Name " + replaced.indexOf(true));
    }

    @Test
    void forgetsAnAccountButNotThatItsNameWasTaken() {
        Account alice = added("alice");

        accounts.remove(alice);
        accounts.remove(alice);

        assertThat(accounts.byId(alice.id())).isEmpty();
        assertThat(accounts.byUsername(alice.username())).isEmpty();
        assertThat(found("ali")).isEmpty();
        assertThat(accounts.add(account("alice"))).isFalse();
    }

    @Test
    void findsByTheBeginningOfNamesInASteadyOrder() {
        added("bob");
        added("zoe", "Bobby Brown");
        added("alice");
        added("bobcat");

        assertThat(found("bob")).containsExactly("bob", "zoe", "bobcat");
        assertThat(found("bro")).containsExactly("zoe");
        assertThat(found("x")).isEmpty();
    }

    @Test
    void findsByTheNameOfTodayOnly() {
        Account zoe = added("zoe", "Bobby");

        accounts.replace(zoe.present("Anna", null));

        assertThat(found("bob")).isEmpty();
        assertThat(found("anna")).containsExactly("zoe");
    }

    @Test
    void showsEachHitOnceOverManyPages() {
        IntStream.range(0, 25).forEach(n -> added("bob" + n, "Bobby Bobson"));
        SearchWords query = SearchWords.of("bob");
        List<String> all = new ArrayList<>();
        Accounts.Hits page = accounts.search(query, null, 10);
        int pages = 1;
        while (page.end() != null) {
            page.accounts().forEach(each -> all.add(each.username().value()));
            page = accounts.search(query, page.end(), 10);
            pages++;
        }
        page.accounts().forEach(each -> all.add(each.username().value()));

        assertThat(all).hasSize(25).doesNotHaveDuplicates();
        assertThat(pages).isGreaterThanOrEqualTo(3);
    }

    @Test
    void refusesAPlaceThatIsNotOfTheQuery() {
        SearchWords query = SearchWords.of("bob");

        for (String place : List.of("", "bob", "alice alice", "bo\u0000b bob", "bob ?")) {
            assertThatExceptionOfType(InvalidField.class).as(place).isThrownBy(() -> accounts.search(query, place, 10));
        }
    }

    private List<String> found(String query) {
        return accounts.search(SearchWords.of(query), null, 100).accounts().stream().map(each -> each.username().value()).toList();
    }

    private Account added(String username) {
        return added(username, username);
    }

    private Account added(String username, String displayName) {
        Account account = account(username).called(displayName);
        assertThat(accounts.add(account)).isTrue();
        return account;
    }

    private static Account account(String username) {
        return Account.opened(new UserId(Ids.random("u")), new Username(username), Instant.parse("2026-01-31T12:00:00Z"));
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
            return results;
        }
    }
}
