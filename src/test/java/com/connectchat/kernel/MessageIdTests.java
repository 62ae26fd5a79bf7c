package com.connectchat.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTests {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 35, 36, 1L << 40, (1L << 40) + 1, ClientValues.SEQ_MAX})
    void tellsThePlaceOfItsMessage(long seq) {
        MessageId id = MessageId.at(seq);

        assertThat(id.claimedSeq()).isEqualTo(seq);
        assertThat(Ids.isLegal(id.value())).isTrue();
    }

    @Test
    void canNotBeGuessed() {
        assertThat(MessageId.at(7)).isNotEqualTo(MessageId.at(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m", "m_", "_", "m1", "m_1", "x1_abc", "m-1_abc", "m!_abc", "mzzzzzzzzzzzzzzz_abc", "M1_abc"})
    void ofAnIdThatWeDidNotDrawThereIsNoPlace(String value) {
        assertThat(new MessageId(value).claimedSeq()).isZero();
    }
}
