package com.connectchat.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.connectchat.kernel.InvalidField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTests {

    @ParameterizedTest
    @ValueSource(strings = {"al", "alice", "a.b_c-d", "7of9", "abcdefghijklmnopqrstuvwxyz012345"})
    void takesLettersDigitsAndThreeMarks(String typed) {
        assertThat(Username.chosen(typed).value()).isEqualTo(typed);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a", ".alice", "-alice",
        "al ice", "ali\nce", "\u0430lice", "alice@example.com", "abcdefghijklmnopqrstuvwxyz0123456"})
    void refusesWhatNobodyMayBeCalled(String typed) {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> Username.chosen(typed))
                .satisfies(refusal -> assertThat(refusal.pointer()).isEqualTo("/username"))
                .withMessageContaining("2 to 32");
    }

    @Test
    void makesNoDifferenceBetweenCases() {
        assertThat(Username.chosen("ALICE")).isEqualTo(Username.chosen("alice"));
    }
}
