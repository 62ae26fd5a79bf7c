package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.Revisions;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthenticateToken.Authentication;
import com.connectchat.user.ChangePassword;
import com.connectchat.user.IssueTokens;
import com.connectchat.user.SignIn;
import com.connectchat.user.SignIn.Outcome;
import com.connectchat.user.domain.Account;
import com.connectchat.user.domain.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proving a password, on devices old and new. */
class SigningInTests {

    private final Backend backend;

    SigningInTests(@TempDir Path directory) {
        backend = new Backend(directory, Map.of("devices-max", "2", "guessing.free-per-account", "3", "guessing.free-per-address", "6"));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void givesTokensToWhoKnowsThePassword() {
        UserId alice = backend.register("alice");

        Outcome.SignedIn signedIn = Backend.signedIn(backend.trySignIn("Alice", Backend.PASSWORD, null));

        assertThat(signedIn.userId()).isEqualTo(alice);
        assertThat(signedIn.expiresIn()).isEqualTo(Duration.ofMinutes(15));
        assertThat(backend.authenticating.authenticate(signedIn.accessToken())).isEqualTo(
                new Authentication.Authenticated(alice, signedIn.deviceId(), backend.clock.instant().plus(Duration.ofMinutes(15))));
    }

    @Test
    void answersAndWorksAlikeForUnknownNamesAndWrongPasswords() {
        backend.register("alice");
        backend.issuingTokens.issue(new IssueTokens.Order("nopassword", 1, Duration.ofHours(1)), _ -> { });

        for (String name : List.of("alice", "nobody", "nopassword1", "not a name", "")) {
            int before = backend.passwords.hashes();
            assertThat(backend.trySignIn(name, "wrong password", null)).as(name).isEqualTo(new Outcome.NotProven());
            assertThat(backend.passwords.hashes() - before).as("hashes for '%s'", name).isEqualTo(1);
        }
        int before = backend.passwords.hashes();
        assertThat(backend.trySignIn("alice", "x".repeat(100_000), null)).isEqualTo(new Outcome.NotProven());
        assertThat(backend.passwords.hashes() - before).isEqualTo(1);
    }

    @Test
    void makesANewDeviceEachTime() {
        UserId alice = backend.register("alice");

        assertThat(backend.signIn("alice").deviceId()).isNotEqualTo(backend.signIn("alice").deviceId());
        assertThat(backend.devices.of(alice)).hasSize(2);
    }

    @Test
    void goesOnWithADeviceOfOnesOwn() {
        UserId alice = backend.register("alice");
        Outcome.SignedIn before = backend.signIn("alice");

        Outcome.SignedIn after = Backend.signedIn(backend.trySignIn("alice", Backend.PASSWORD, before.deviceId()));

        assertThat(after.deviceId()).isEqualTo(before.deviceId());
        assertThat(backend.devices.of(alice)).hasSize(1);
        assertThat(backend.authenticating.authenticate(before.accessToken())).isEqualTo(new Authentication.Rejected());
        assertThat(backend.signingIn.withRefreshToken(before.refreshToken())).isEqualTo(new Outcome.NotProven());
        assertThat(backend.authenticating.authenticate(after.accessToken())).isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void refusesADeviceOfSomebodyElseButOnlyOnceThePasswordIsProven() {
        backend.register("alice");
        backend.register("bob");
        DeviceId device = backend.signIn("bob").deviceId();

        assertThat(backend.trySignIn("alice", Backend.PASSWORD, device)).isEqualTo(new Outcome.NotYourDevice());
        assertThat(backend.trySignIn("alice", "wrong password", device)).isEqualTo(new Outcome.NotProven());
    }

    @Test
    void removesTheDeviceThatIsMissedLeastWhenThereAreTooMany() {
        UserId alice = backend.register("alice");
        Outcome.SignedIn first = backend.signIn("alice");
        backend.clock.advance(Duration.ofMinutes(1));
        Outcome.SignedIn second = backend.signIn("alice");
        backend.clock.advance(Duration.ofMinutes(1));

        Outcome.SignedIn third = backend.signIn("alice");

        assertThat(backend.devices.of(alice)).extracting(Device::id).containsExactlyInAnyOrder(second.deviceId(), third.deviceId());
        assertThat(backend.authenticating.authenticate(first.accessToken())).isEqualTo(new Authentication.Rejected());
        assertThat(backend.bus.userEvents()).containsExactly(new UserEvent.SessionRevoked(alice, first.deviceId()));
    }

    @Test
    void slowsDownGuessesAtOneAccountWhoeverMakesThem() {
        backend.register("alice");
        for (int i = 0; i < 3; i++) {
            assertThat(guess("alice", "198.51.100." + i)).isEqualTo(new Outcome.NotProven());
        }

        assertThat(guess("alice", "198.51.100.9")).isEqualTo(new Outcome.TooManyTries(Duration.ofSeconds(1)));
        assertThat(backend.metrics.get("connectchat.auth.tries.refused").counter().count()).isEqualTo(1);
    }

    @Test
    void slowsDownGuessesAtNamesThatDoNotExistJustTheSame() {
        for (int i = 0; i < 3; i++) {
            guess("nobody", "198.51.100." + i);
        }

        assertThat(guess("nobody", "198.51.100.9")).isEqualTo(new Outcome.TooManyTries(Duration.ofSeconds(1)));
    }

    @Test
    void neverKeepsTheOwnerOutOfADeviceThatIsKnown() {
        backend.register("alice");
        DeviceId own = backend.signIn("alice").deviceId();
        for (int i = 0; i < 10; i++) {
            guess("alice", "198.51.100." + i);
        }

        assertThat(backend.trySignIn("alice", Backend.PASSWORD, own)).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void slowsDownAnAddressThatGuessesAtManyAccounts() {
        for (int i = 0; i < 6; i++) {
            assertThat(guess("user" + i, Backend.ADDRESS)).isEqualTo(new Outcome.NotProven());
        }

        assertThat(guess("user6", Backend.ADDRESS)).isEqualTo(new Outcome.TooManyTries(Duration.ofSeconds(1)));
    }

    @Test
    void slowsDownAGuesserWhoSignsInToAnAccountOfTheirOwnInBetween() {
        backend.register("mallory");
        for (int i = 0; i < 6; i++) {
            guess("user" + i, Backend.ADDRESS);
            backend.clock.advance(Duration.ofSeconds(1));
            backend.signIn("mallory");
        }
        guess("user6", Backend.ADDRESS);

        assertThat(guess("user7", Backend.ADDRESS)).isInstanceOf(Outcome.TooManyTries.class);
    }

    @Test
    void forgetsTheTriesOfWhoKnewThePasswordAfterAll() {
        backend.register("alice");
        for (int round = 0; round < 4; round++) {
            guess("alice", "198.51.100.1");
            guess("alice", "198.51.100.2");
            assertThat(backend.trySignIn("alice", Backend.PASSWORD, null)).isInstanceOf(Outcome.SignedIn.class);
        }
    }

    @Test
    void countsNoTryForWhichThereWasNoPlace() {
        backend.register("alice");
        backend.passwords.fill();

        for (int i = 0; i < 20; i++) {
            assertThat(guess("alice", Backend.ADDRESS)).isEqualTo(new Outcome.Busy());
        }
    }

    @Test
    void hashesAPasswordAnewWhenItsHashIsOutdated() {
        UserId alice = backend.register("alice");
        Account account = backend.accounts.byId(alice).orElseThrow();
        backend.accounts.replace(account.rehash("v1:0:" + Integer.toHexString(Backend.PASSWORD.hashCode())));

        backend.signIn("alice");

        assertThat(backend.accounts.byId(alice).orElseThrow().password()).satisfies(password -> {
            assertThat(password.encoded()).startsWith("v2:");
            assertThat(password.version()).isEqualTo(1);
        });
    }

    @Test
    void takesItselfBackWhenTheAccountIsClosedMeanwhile() {
        UserId alice = backend.register("alice");
        backend.passwords.beforeNext(() -> backend.closingAccounts.close(alice, Revisions.ANY));

        assertThat(backend.trySignIn("alice", Backend.PASSWORD, null)).isEqualTo(new Outcome.NotProven());

        assertThat(backend.devices.of(alice)).isEmpty();
    }

    @Test
    void takesItselfBackWhenThePasswordIsChangedMeanwhile() {
        UserId alice = backend.register("alice");
        Caller phone = new Caller(alice, backend.signIn("alice").deviceId());
        backend.passwords.beforeNext(() -> backend.changingPasswords.change(phone,
                new ChangePassword.Change(Backend.PASSWORD, "another horse", Backend.ADDRESS)));

        assertThat(backend.trySignIn("alice", Backend.PASSWORD, null)).isEqualTo(new Outcome.NotProven());

        assertThat(backend.devices.of(alice)).extracting(Device::id).containsExactly(phone.deviceId());
    }

    private Outcome guess(String username, String address) {
        return backend.signingIn.withPassword(new SignIn.Credentials(username, "wrong password", null, address));
    }
}
