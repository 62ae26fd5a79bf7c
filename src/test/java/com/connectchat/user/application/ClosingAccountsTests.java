package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.Revisions;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthenticateToken.Authentication;
import com.connectchat.user.CheckContact;
import com.connectchat.user.CloseAccount;
import com.connectchat.user.SignIn;
import com.connectchat.user.SignUp;
import com.connectchat.user.domain.Block;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of an account. */
class ClosingAccountsTests {

    private final Backend backend;

    ClosingAccountsTests(@TempDir Path directory) {
        backend = new Backend(directory);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void leavesNothingBehindButTheName() {
        UserId alice = backend.register("alice");
        UserId bob = backend.register("bob");
        SignIn.Outcome.SignedIn phone = backend.signIn("alice");
        backend.blockingPeople.block(alice, bob);
        assertThat(backend.checkingContacts.between(bob, alice)).isEqualTo(CheckContact.Contact.BLOCKED);

        assertThat(backend.closingAccounts.close(alice, Revisions.ANY)).isEqualTo(CloseAccount.Outcome.CLOSED);

        assertThat(backend.authenticating.authenticate(phone.accessToken())).isEqualTo(new Authentication.Rejected());
        assertThat(backend.signingIn.withRefreshToken(phone.refreshToken())).isEqualTo(new SignIn.Outcome.NotProven());
        assertThat(backend.trySignIn("alice", Backend.PASSWORD, null)).isEqualTo(new SignIn.Outcome.NotProven());
        assertThat(new FindingUsers(backend.people).profiles(List.of(alice, bob))).containsOnlyKeys(bob);
        assertThat(backend.checkingContacts.between(bob, alice)).isEqualTo(CheckContact.Contact.UNKNOWN);
        assertThat(backend.blocks.of(alice)).isEmpty();
        assertThat(backend.devices.of(alice)).isEmpty();
        assertThat(backend.bus.userEvents()).containsExactly(new UserEvent.AccountClosed(alice));
    }

    @Test
    void neverGivesTheNameToSomebodyElse() {
        backend.closingAccounts.close(backend.register("alice"), Revisions.ANY);

        assertThat(backend.signingUp.signUp(new SignUp.Registration("alice", Backend.PASSWORD, null, Backend.ADDRESS)))
                .isEqualTo(new SignUp.Outcome.UsernameTaken());
    }

    @Test
    void closesOnlyAtARevisionThatIsWanted() {
        UserId alice = backend.register("alice");

        assertThat(backend.closingAccounts.close(alice, new Revisions.OneOf(Set.of(2L)))).isEqualTo(CloseAccount.Outcome.OTHER_REVISION);

        assertThat(backend.accounts.byId(alice)).isPresent();
    }

    @Test
    void finishesWhatACrashInterrupted() {
        UserId alice = backend.register("alice");
        SignIn.Outcome.SignedIn phone = backend.signIn("alice");
        backend.blocks.add(alice, new Block(new UserId("u_bob"), backend.clock.instant()));
        backend.accounts.remove(backend.accounts.byId(alice).orElseThrow());

        assertThat(backend.signingIn.withRefreshToken(phone.refreshToken())).isEqualTo(new SignIn.Outcome.NotProven());
        assertThat(backend.closingAccounts.close(alice, Revisions.ANY)).isEqualTo(CloseAccount.Outcome.CLOSED);

        assertThat(backend.authenticating.authenticate(phone.accessToken())).isEqualTo(new Authentication.Rejected());
        assertThat(backend.blocks.of(alice)).isEmpty();
    }
}
