package com.connectchat.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.kernel.InvalidField;
import org.junit.jupiter.api.Test;

class NewPasswordTests {

    @Test
    void takesEightCharactersUpTo128Bytes() {
        assertThat(NewPassword.chosen("/password", "12345678").value()).hasSize(8);
        assertThat(NewPassword.chosen("/password", "x".repeat(128)).value()).hasSize(128);
        assertThat(NewPassword.chosen("/password", "\u00e9".repeat(64)).value()).hasSize(64);
    }

    @Test
    void refusesWhatIsTooShortTooLongOrNoText() {
        assertRefused("1234567");
        assertRefused("\uD83D\uDE00".repeat(4) + "123");
        assertRefused("x".repeat(129));
        assertRefused("\u00e9".repeat(65));
        assertRefused("1234567\uD83D");
    }

    @Test
    void neverShowsItself() {
        assertThat(new NewPassword("correct horse")).hasToString("NewPassword[hidden]");
    }

    private static void assertRefused(String typed) {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> NewPassword.chosen("/new_password", typed))
                .satisfies(refusal -> assertThat(refusal.pointer()).isEqualTo("/new_password"));
    }
}
