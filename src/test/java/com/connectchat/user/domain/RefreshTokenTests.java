package com.connectchat.user.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RefreshTokenTests {

    private final SecureRandom random = new SecureRandom();
    private final RefreshToken token = RefreshToken.draw(random);

    @Test
    void holdsASecretOf256Bits() {
        assertThat(Base64.getUrlDecoder().decode(token.secret())).hasSize(32);
    }

    @Test
    void isReadBackFromItsText() {
        assertThat(RefreshToken.read(token.text())).contains(token);
    }

    @Test
    void isNotReadFromOtherTexts() {
        assertThat(RefreshToken.read("")).isEmpty();
        assertThat(RefreshToken.read("xx_" + token.text().substring(3))).isEmpty();
        assertThat(RefreshToken.read(token.text() + "A")).isEmpty();
    }

    @Test
    void keepsTheFamilyInItsSuccessorButNotTheSecret() {
        RefreshToken successor = token.successor(random);

        assertThat(successor.familyDigest()).isEqualTo(token.familyDigest());
        assertThat(successor.digest()).isNotEqualTo(token.digest());
    }

    @Test
    void isNotKnownFromWhatIsStored() {
        assertThat(token.digest()).doesNotContain(token.secret()).doesNotContain(token.family());
        assertThat(token).hasToString("RefreshToken[hidden]");
    }
}
