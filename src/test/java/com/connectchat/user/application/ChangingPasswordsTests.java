package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.Caller;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthenticateToken.Authentication;
import com.connectchat.user.ChangePassword.Change;
import com.connectchat.user.ChangePassword.Outcome;
import com.connectchat.user.IssueTokens;
import com.connectchat.user.SignIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changing a password, and setting the first one. */
class ChangingPasswordsTests {

    private final Backend backend;

    ChangingPasswordsTests(@TempDir Path directory) {
        backend = new Backend(directory, Map.of("guessing.free-per-account", "2"));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private UserId alice;
    private SignIn.Outcome.SignedIn phone;
    private SignIn.Outcome.SignedIn laptop;

    @BeforeEach
    void signIn() {
        alice = backend.register("alice");
        phone = backend.signIn("alice");
        laptop = backend.signIn("alice");
    }

    @Test
    void signsOutTheOtherDevices() {
        assertThat(change(Backend.PASSWORD, "another horse")).isEqualTo(new Outcome.Changed());

        assertThat(backend.authenticating.authenticate(phone.accessToken())).isInstanceOf(Authentication.Authenticated.class);
        assertThat(backend.authenticating.authenticate(laptop.accessToken())).isEqualTo(new Authentication.Rejected());
        assertThat(backend.bus.userEvents()).containsExactly(new UserEvent.SessionRevoked(alice, laptop.deviceId()));
        assertThat(backend.trySignIn("alice", Backend.PASSWORD, null)).isEqualTo(new SignIn.Outcome.NotProven());
        assertThat(backend.trySignIn("alice", "another horse", null)).isInstanceOf(SignIn.Outcome.SignedIn.class);
    }

    @Test
    void refusesAWrongPasswordAndChangesNothing() {
        assertThat(change("wrong password", "another horse")).isEqualTo(new Outcome.NotProven());
        assertThat(change(null, "another horse")).isEqualTo(new Outcome.NotProven());

        assertThat(backend.authenticating.authenticate(laptop.accessToken())).isInstanceOf(Authentication.Authenticated.class);
        assertThat(backend.trySignIn("alice", Backend.PASSWORD, null)).isInstanceOf(SignIn.Outcome.SignedIn.class);
    }

    @Test
    void refusesANewPasswordThatNobodyMayHave() {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> change(Backend.PASSWORD, "short"))
                .satisfies(refusal -> assertThat(refusal.pointer()).isEqualTo("/new_password"));
    }

    @Test
    void setsTheFirstPasswordWithoutAnother() {
        backend.issuingTokens.issue(new IssueTokens.Order("load", 1, Duration.ofHours(1)), issued -> {
            Caller caller = new Caller(issued.userId(), new DeviceId("dev_" + issued.userId()));
            assertThat(backend.changingPasswords.change(caller, new Change(null, "first horse", Backend.ADDRESS)))
                    .isEqualTo(new Outcome.Changed());
        });

        assertThat(backend.trySignIn("load1", "first horse", null)).isInstanceOf(SignIn.Outcome.SignedIn.class);
    }

    @Test
    void asksForProofOnceAFirstPasswordIsSet() {
        backend.issuingTokens.issue(new IssueTokens.Order("load", 1, Duration.ofHours(1)), issued -> {
            Caller caller = new Caller(issued.userId(), new DeviceId("dev_" + issued.userId()));
            backend.passwords.beforeNext(() -> assertThat(backend.changingPasswords.change(caller,
                    new Change(null, "first horse", Backend.ADDRESS))).isEqualTo(new Outcome.Changed()));

            assertThat(backend.changingPasswords.change(caller, new Change(null, "meanwhile", Backend.ADDRESS)))
                    .isEqualTo(new Outcome.NotProven());
            assertThat(backend.changingPasswords.change(caller, new Change(null, "afterwards", Backend.ADDRESS)))
                    .isEqualTo(new Outcome.NotProven());
        });

        assertThat(backend.trySignIn("load1", "first horse", null)).isInstanceOf(SignIn.Outcome.SignedIn.class);
    }

    @Test
    void endsTheOtherSessionsOfAnAccountThatGetsItsFirstPassword() {
        backend.issuingTokens.issue(new IssueTokens.Order("load", 1, Duration.ofHours(1)), issued -> {
            Caller support = new Caller(issued.userId(), new DeviceId("dev_" + issued.userId()));
            backend.changingPasswords.change(support, new Change(null, "first horse", Backend.ADDRESS));
            SignIn.Outcome.SignedIn owner =
                    (SignIn.Outcome.SignedIn) backend.trySignIn("load1", "first horse", null);

            backend.changingPasswords.change(new Caller(issued.userId(), owner.deviceId()),
                    new Change("first horse", "own horse", Backend.ADDRESS));

            assertThat(backend.authenticating.authenticate(issued.accessToken())).isEqualTo(new Authentication.Rejected());
        });
    }

    @Test
    void slowsDownGuesses() {
        change("wrong password", "another horse");
        change("wrong password", "another horse");

        assertThat(change("wrong password", "another horse")).isEqualTo(new Outcome.TooManyTries(Duration.ofSeconds(1)));
    }

    @Test
    void letsOneOfTwoChangesWin() {
        backend.passwords.beforeNext(() -> assertThat(change(Backend.PASSWORD, "first horse")).isEqualTo(new Outcome.Changed()));

        assertThat(change(Backend.PASSWORD, "second horse")).isEqualTo(new Outcome.NotProven());

        assertThat(backend.trySignIn("alice", "first horse", null)).isInstanceOf(SignIn.Outcome.SignedIn.class);
    }

    @Test
    void saysWhenAllPlacesToHashAreTaken() {
        backend.passwords.fill();

        assertThat(change(Backend.PASSWORD, "another horse")).isEqualTo(new Outcome.Busy());
    }

    private Outcome change(@Nullable String current, String next) {
        return backend.changingPasswords.change(new Caller(alice, phone.deviceId()), new Change(current, next, Backend.ADDRESS));
    }
}
