package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthenticateToken.Authentication;
import com.connectchat.user.SignIn.Outcome;
import com.connectchat.user.domain.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a token proves, and until when. */
class AuthenticatingTokensTests {

    private final Backend backend;

    AuthenticatingTokensTests(@TempDir Path directory) {
        backend = new Backend(directory);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private Outcome.SignedIn signedIn;

    @BeforeEach
    void signIn() {
        backend.register("alice");
        signedIn = backend.signIn("alice");
    }

    @Test
    void provesWhoHoldsItUntilItsTimeIsOver() {
        assertThat(authenticate()).isInstanceOf(Authentication.Authenticated.class);
        backend.clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(authenticate()).isInstanceOf(Authentication.Authenticated.class);
        backend.clock.advance(Duration.ofSeconds(1));
        assertThat(authenticate()).isEqualTo(new Authentication.Expired());
    }

    @Test
    void saysExpiredToATokenThatWasNeverSeenBefore() {
        backend.clock.advance(Duration.ofMinutes(15));

        assertThat(authenticate()).isEqualTo(new Authentication.Expired());
    }

    @Test
    void refusesAKnownTokenAsSoonAsItsSessionEnds() {
        assertThat(authenticate()).isInstanceOf(Authentication.Authenticated.class);

        backend.endingSessions.revoke(signedIn.refreshToken());

        assertThat(authenticate()).isEqualTo(new Authentication.Rejected());
    }

    @Test
    void refusesATokenOfASessionThatNeverWas() {
        AccessTokens.Claims claims = new AccessTokens.Claims(new UserId("u_1"), new DeviceId("dev_1"), new SessionId("se_never"),
                backend.clock.instant().plusSeconds(60));

        assertThat(backend.authenticating.authenticate(backend.tokens.write(claims, backend.clock.instant())))
                .isEqualTo(new Authentication.Rejected());
    }

    @Test
    void refusesATokenThatNamesSomebodyElseThanItsSessionDoes() {
        AccessTokens.Claims own = backend.tokens.read(signedIn.accessToken(), backend.clock.instant()).orElseThrow();
        AccessTokens.Claims forged = new AccessTokens.Claims(backend.register("bob"), own.deviceId(), own.sessionId(), own.expiresAt());

        assertThat(backend.authenticating.authenticate(backend.tokens.write(forged, backend.clock.instant())))
                .isEqualTo(new Authentication.Rejected());
    }

    @Test
    void refusesOtherTexts() {
        assertThat(backend.authenticating.authenticate("")).isEqualTo(new Authentication.Rejected());
        assertThat(backend.authenticating.authenticate("\uD83D")).isEqualTo(new Authentication.Rejected());
        assertThat(backend.authenticating.authenticate("x".repeat(10_000_000))).isEqualTo(new Authentication.Rejected());
        assertThat(backend.authenticating.authenticate(signedIn.refreshToken())).isEqualTo(new Authentication.Rejected());
    }

    private Authentication authenticate() {
        return backend.authenticating.authenticate(signedIn.accessToken());
    }
}
