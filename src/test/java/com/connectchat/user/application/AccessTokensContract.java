package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.domain.SessionId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every form of access tokens must do. */
public abstract class AccessTokensContract {

    protected static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private AccessTokens tokens;

    protected abstract AccessTokens tokens();

    @BeforeEach
    void open() {
        tokens = tokens();
    }

    @Test
    void readsWhatItWrote() {
        AccessTokens.Claims claims = claims("u_alice");

        assertThat(tokens.read(tokens.write(claims, NOW), NOW)).contains(claims);
    }

    @Test
    void readsATokenThatIsOutOfTime() {
        AccessTokens.Claims claims = claims("u_alice");

        assertThat(tokens.read(tokens.write(claims, NOW), NOW.plus(Duration.ofDays(1)))).contains(claims);
    }

    @Test
    void carriesEveryCharacterThatAnIdMayHave() {
        AccessTokens.Claims claims = claims("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");

        assertThat(tokens.read(tokens.write(claims, NOW), NOW)).contains(claims);
    }

    @Test
    void readsNothingFromOtherTexts() {
        assertThat(tokens.read("", NOW)).isEmpty();
        assertThat(tokens.read("..", NOW)).isEmpty();
        assertThat(tokens.read("a.b.c", NOW)).isEmpty();
        assertThat(tokens.read("\u00e9".repeat(400), NOW)).isEmpty();
        assertThat(tokens.read("x".repeat(1_000_000), NOW)).isEmpty();
    }

    @Test
    void readsNothingFromATokenWithOneOtherCharacter() {
        String token = tokens.write(claims("u_alice"), NOW);

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, i) + other + token.substring(i + 1), NOW)).as("character " + i).isEmpty();
        }
    }

    @Test
    void readsNothingFromAPartOfAToken() {
        String token = tokens.write(claims("u_alice"), NOW);

        for (int length = 0; length < token.length(); length++) {
            assertThat(tokens.read(token.substring(0, length), NOW)).as("first " + length).isEmpty();
        }
        assertThat(tokens.read(token + "A", NOW)).isEmpty();
        assertThat(tokens.read(token + ".", NOW)).isEmpty();
        assertThat(tokens.read(token + "=", NOW)).isEmpty();
    }

    protected static AccessTokens.Claims claims(String user) {
        return new AccessTokens.Claims(new UserId(user), new DeviceId("dev_1"), new SessionId("se_1"), NOW.plusSeconds(900));
    }
}
