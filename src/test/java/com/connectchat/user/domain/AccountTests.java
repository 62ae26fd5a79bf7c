package com.connectchat.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.kernel.InvalidField;
import com.connectchat.kernel.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTests {

    private final Account account = Account.opened(new UserId("u_1"), new Username("alice"), Instant.parse("2026-01-31T12:00:00.123456Z"));

    @Test
    void isCalledByItsUsernameUntilAnotherNameIsChosen() {
        assertThat(account.displayName()).isEqualTo("alice");
        assertThat(account.called("  ").displayName()).isEqualTo("alice");
        assertThat(account.called(" Alice A. ").displayName()).isEqualTo("Alice A.");
    }

    @Test
    void isKeptToTheMillisecond() {
        assertThat(account.createdAt()).isEqualTo(Instant.parse("2026-01-31T12:00:00.123Z"));
    }

    @Test
    void countsEachChangeAsARevision() {
        Account changed = account.present("Alice", "likes tea").protectedBy("hash").changePassword("other");

        assertThat(changed.revision()).isEqualTo(3);
        assertThat(changed.about()).isEqualTo("likes tea");
    }

    @Test
    void losesItsTextWhenThatIsBlank() {
        assertThat(account.present("Alice", "likes tea").present("Alice", " ").about()).isNull();
    }

    @Test
    void countsPasswordsButNotNewHashesOfTheSame() {
        Account secured = account.protectedBy("hash");

        assertThat(account.passwordVersion()).isZero();
        assertThat(secured.passwordVersion()).isEqualTo(1);
        assertThat(secured.rehash("anew").passwordVersion()).isEqualTo(1);
        assertThat(secured.changePassword("other").passwordVersion()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u007fb", "a\u2028b", "a\u202eb", "a\u2066b", "a\uD83Db"})
    void refusesCharactersThatForgeOrBreakLines(String name) {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> account.called(name))
                .satisfies(refusal -> assertThat(refusal.pointer()).isEqualTo("/display_name"));
    }

    @Test
    void boundsNameAndText() {
        assertThat(account.present("\uD83D\uDE00".repeat(64), "x".repeat(200)).displayName()).hasSize(128);
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> account.called("x".repeat(65))).withMessageContaining("64");
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> account.present("A", "x".repeat(201))).withMessageContaining("200");
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> account.present(" ", null)).withMessageContaining("blank");
    }

    @Test
    void neverShowsItsPasswordHash() {
        assertThat(account.protectedBy("$argon2id$secret").toString()).doesNotContain("secret");
    }
}
