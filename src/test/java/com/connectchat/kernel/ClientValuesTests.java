package com.connectchat.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientValuesTests {

    @ParameterizedTest
    @ValueSource(strings = {"123e4567-e89b-42d3-a456-426614174000", "ABCDEF00-1111-2222-3333-0123456789aB"})
    void takesUuidsInLettersOfEitherCaseAsTheyAre(String value) {
        assertThat(ClientValues.requireClientMessageId(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123e4567e89b42d3a456426614174000", "123e4567-e89b-42d3-a456-42661417400",
            "123e4567-e89b-42d3-a456-4266141740000",
        "g23e4567-e89b-42d3-a456-426614174000", "123e4567-e89b-42d3-a456-42661417400-", "123e4567_e89b-42d3-a456-426614174000",
        "123e4567-e89b-42d3-a4564-26614174000", "{23e4567-e89b-42d3-a456-42661417400}", "１23e4567-e89b-42d3-a456-426614174000"})
    void refusesWhatIsNoUuid(String value) {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> ClientValues.requireClientMessageId(value));
    }

    @Test
    void refusesAMissingId() {
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> ClientValues.requireClientMessageId(null));
    }
}
