package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.kernel.InvalidField;
import com.connectchat.user.SignUp;
import com.connectchat.user.SignUp.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening accounts. */
class SigningUpTests {

    private final Backend backend;

    SigningUpTests(@TempDir Path directory) {
        backend = new Backend(directory, Map.of("guessing.free-sign-ups", "2"));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void opensAnAccount() {
        assertThat(signUp("Alice", Backend.PASSWORD, " Alice A. ")).isInstanceOfSatisfying(Outcome.SignedUp.class, signedUp -> {
            assertThat(signedUp.profile().username()).isEqualTo("alice");
            assertThat(signedUp.profile().displayName()).isEqualTo("Alice A.");
            assertThat(signedUp.profile().createdAt()).isEqualTo(backend.clock.instant());
            assertThat(backend.accounts.byId(signedUp.profile().userId())).isPresent();
        });
    }

    @Test
    void callsAPersonByTheUsernameWhereNoOtherNameIsGiven() {
        assertThat(signUp("alice", Backend.PASSWORD, null))
                .isInstanceOfSatisfying(Outcome.SignedUp.class, done -> assertThat(done.profile().displayName()).isEqualTo("alice"));
    }

    @Test
    void refusesATakenNameWithoutTheWorkOfAHash() {
        backend.register("alice");
        int before = backend.passwords.hashes();

        assertThat(signUp("ALICE", Backend.PASSWORD, null)).isEqualTo(new Outcome.UsernameTaken());

        assertThat(backend.passwords.hashes()).isEqualTo(before);
    }

    @Test
    void refusesANameThatSomebodyElseTookDuringTheHash() {
        backend.passwords.beforeNext(() -> backend.register("alice"));

        assertThat(signUp("alice", Backend.PASSWORD, null)).isEqualTo(new Outcome.UsernameTaken());
    }

    @Test
    void refusesWhatNobodyMayHaveBeforeAnyWork() {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> signUp("a b", Backend.PASSWORD, null));
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> signUp("alice", "short", null));
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> signUp("alice", Backend.PASSWORD, "a\nb"));

        assertThat(backend.passwords.hashes()).isZero();
    }

    @Test
    void slowsDownAnAddressThatOpensManyAccounts() {
        backend.register("user1");
        backend.register("user2");

        assertThat(signUp("user3", Backend.PASSWORD, null)).isEqualTo(new Outcome.TooManyTries(Duration.ofSeconds(1)));
        backend.clock.advance(Duration.ofSeconds(1));
        assertThat(signUp("user3", Backend.PASSWORD, null)).isInstanceOf(Outcome.SignedUp.class);
    }

    @Test
    void saysWhenAllPlacesToHashAreTaken() {
        backend.passwords.fill();

        assertThat(signUp("alice", Backend.PASSWORD, null)).isEqualTo(new Outcome.Busy());
    }

    private Outcome signUp(String username, String password, @Nullable String displayName) {
        return backend.signingUp.signUp(new SignUp.Registration(username, password, displayName, Backend.ADDRESS));
    }
}
