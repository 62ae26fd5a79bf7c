package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.user.domain.SigningKey;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of signing keys must do. */
public abstract class SigningKeysContract {

    private SigningKeys keys;

    protected abstract SigningKeys keys();

    @BeforeEach
    void open() {
        keys = keys();
    }

    @Test
    void keepsAllThatAKeyIs() {
        SigningKey key = key(0, 1);

        assertThat(keys.add(key)).isTrue();

        assertThat(keys.all()).usingRecursiveFieldByFieldElementComparator().containsExactly(key);
    }

    @Test
    void letsTheFirstOfANumberCount() {
        keys.add(key(0, 1));

        assertThat(keys.add(key(0, 2))).isFalse();

        assertThat(keys.all()).usingRecursiveFieldByFieldElementComparator().containsExactly(key(0, 1));
    }

    @Test
    void forgetsAKey() {
        keys.add(key(0, 1));
        keys.add(key(1, 2));

        keys.remove(key(0, 1));

        assertThat(keys.all()).extracting(SigningKey::number).containsExactly(1L);
    }

    private static SigningKey key(long number, int content) {
        byte[] secret = {(byte) content};
        byte[] open = {(byte) -content};
        return new SigningKey(number, "k_" + content, secret, open, Instant.ofEpochSecond(number));
    }
}
