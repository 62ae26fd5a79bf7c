package com.connectchat.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedTextTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ü", "\ud83d\ude00", "a\ud83d\ude00b", "\uffff", "\u0001\n"})
    void takesWhatUtf8CanSpell(String text) {
        assertThat(WellFormedText.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0", "\ud83d", "\ud83da", "\ude00", "a\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void refusesNulAndHalfPairs(String text) {
        assertThat(WellFormedText.is(text)).isFalse();
    }
}
