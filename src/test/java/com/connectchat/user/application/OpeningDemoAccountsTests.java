package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.Revisions;
import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.Account;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The accounts of the first five minutes. */
class OpeningDemoAccountsTests {

    private static final UserId ALICE = new UserId("u_alice");
    private static final UserId BOB = new UserId("u_bob");
    private static final UserId CAROL = new UserId("u_carol");

    private final Backend backend;
    private final OpeningDemoAccounts demo;

    OpeningDemoAccountsTests(@TempDir Path directory) {
        backend = new Backend(directory);
        demo = new OpeningDemoAccounts(backend.accounts, backend.clock);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void opensThemOnceWithoutHashingAnything() {
        assertThat(demo.open()).containsExactly(ALICE, BOB, CAROL);
        Account alice = backend.accounts.byId(ALICE).orElseThrow();

        assertThat(demo.open()).containsExactly(ALICE, BOB, CAROL);

        assertThat(backend.accounts.byId(ALICE)).contains(alice);
        assertThat(backend.passwords.hashes()).isZero();
    }

    @Test
    void leavesANameToWhoHasItAndADeletedAccountDeleted() {
        UserId other = backend.register("bob");
        demo.open();
        backend.closingAccounts.close(CAROL, Revisions.ANY);

        assertThat(demo.open()).containsExactly(ALICE);

        assertThat(backend.accounts.byId(other)).isPresent();
    }

    @Test
    void leavesAChangedPasswordChanged() {
        demo.open();
        Account alice = backend.accounts.byId(ALICE).orElseThrow();
        backend.accounts.replace(alice.changePassword("other"));

        demo.open();

        assertThat(backend.accounts.byId(ALICE)).contains(alice.changePassword("other"));
    }
}
