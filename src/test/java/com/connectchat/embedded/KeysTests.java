package com.connectchat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeysTests {

    @Test
    void orderNumbersByValue() {
        List<byte[]> keys = LongStream.of(Long.MIN_VALUE, -1, 0, 1, 255, 256, Long.MAX_VALUE)
                .mapToObj(number -> Keys.of("k").and(number).bytes()).toList();

        assertThat(keys).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    @Test
    void orderStringsByTheirBytesAndShorterOnesFirst() {
        List<byte[]> keys = Stream.of("", "a", "a!", "ab", "b", "\u00e9", "\ud83d\ude00")
                .map(text -> Keys.of(text).and(9).bytes()).toList();

        assertThat(keys).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    @Test
    void keepKeysOfOneStringApartFromThoseOfALongerOne() {
        Keys prefix = Keys.of("user1");

        byte[] other = Keys.of("user10").and("x").bytes();

        assertThat(Arrays.compareUnsigned(other, prefix.prefixEnd())).isGreaterThanOrEqualTo(0);
    }

    @Test
    void endAPrefixBehindAllKeysThatStartWithIt() {
        Keys prefix = Keys.of(new byte[]{1, -1, -1});

        assertThat(prefix.prefixEnd()).containsExactly(2);
        assertThat(Arrays.compareUnsigned(prefix.and(Long.MAX_VALUE).bytes(), prefix.prefixEnd())).isNegative();
    }

    @Test
    void haveNoEndBehindAPrefixOfNothingButTheLargestByte() {
        assertThatThrownBy(() -> Keys.of(new byte[]{-1}).prefixEnd())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("[-1]");
    }

    @Test
    void giveBackTheirParts() {
        byte[] key = Keys.of("gr\u00fc\u00df").and(-42).and("tail").and(7).bytes();

        assertThat(Keys.stringAt(key, 0)).isEqualTo("gr\u00fc\u00df");
        assertThat(Keys.numberAt(key, 7)).isEqualTo(-42);
        assertThat(Keys.stringAt(key, 15)).isEqualTo("tail");
        assertThat(Keys.lastNumber(key)).isEqualTo(7);
    }

    @Test
    void refuseTheCharacterThatEndsStrings() {
        assertThatThrownBy(() -> Keys.of("a\0b")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a?b");
    }
}
