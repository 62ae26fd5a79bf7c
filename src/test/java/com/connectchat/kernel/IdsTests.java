package com.connectchat.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTests {

    @Test
    void areOneToSixtyFourVisibleCharacters() {
        assertThat(Ids.isLegal("")).isFalse();
        assertThat(Ids.isLegal("!")).isTrue();
        assertThat(Ids.isLegal("x".repeat(64))).isTrue();
        assertThat(Ids.isLegal("x".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "a\nb", "a\0b", "\u007f", "é", "👋"})
    void haveNoOtherCharacters(String value) {
        assertThat(Ids.isLegal(value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId(value)).withMessageContaining("UserId must be 1 to 64");
    }

    @Test
    void randomOnesAreLegalDifferentAndTellWhatTheyName() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            drawn.add(Ids.random("u"));
        }

        assertThat(drawn).hasSize(10_000).allSatisfy(id -> assertThat(id).matches("u_[0-9a-hj-km-np-tv-z]{16}"));
    }

    @Test
    void aDirectConversationIsTheSameFromBothSidesAndDifferentForOthers() {
        UserId alice = new UserId("u_a");
        UserId bob = new UserId("u_b");

        assertThat(ConversationId.direct(alice, bob)).isEqualTo(ConversationId.direct(bob, alice));
        assertThat(ConversationId.direct(alice, bob)).isNotEqualTo(ConversationId.direct(alice, new UserId("u_c")));
        assertThat(ConversationId.direct(new UserId("ab"), new UserId("c")))
                .isNotEqualTo(ConversationId.direct(new UserId("a"), new UserId("bc")));
        assertThat(ConversationId.direct(alice, bob).value()).matches("d_[0-9a-hj-km-np-tv-z]{24}");
    }
}
