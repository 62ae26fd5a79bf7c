package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What everything that hashes passwords must do. */
public abstract class PasswordsContract {

    protected abstract Passwords passwords();

    @Test
    void knowsThePasswordFromItsHash() {
        String hash = passwords().hash("correct horse");

        assertThat(passwords().matches("correct horse", hash)).isTrue();
        assertThat(passwords().matches("correct hors", hash)).isFalse();
        assertThat(passwords().matches("", hash)).isFalse();
    }

    @Test
    void saltsEveryHash() {
        assertThat(passwords().hash("correct horse")).isNotEqualTo(passwords().hash("correct horse"));
    }

    @Test
    void keepsNothingOfThePasswordInTheHash() {
        assertThat(passwords().hash("correct horse")).doesNotContain("correct").doesNotContain("horse");
    }

    @Test
    void findsItsOwnHashesUpToDate() {
        assertThat(passwords().isOutdated(passwords().hash("correct horse"))).isFalse();
    }
}
