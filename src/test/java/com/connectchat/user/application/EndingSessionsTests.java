package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.UserEvent;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import com.connectchat.user.AuthenticateToken.Authentication;
import com.connectchat.user.EndSessions.KnownDevice;
import com.connectchat.user.SignIn.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing out, here and elsewhere. */
class EndingSessionsTests {

    private final Backend backend;

    EndingSessionsTests(@TempDir Path directory) {
        backend = new Backend(directory);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private UserId alice;
    private Outcome.SignedIn phone;

    @BeforeEach
    void signIn() {
        alice = backend.register("alice");
        phone = backend.signIn("alice");
    }

    @Test
    void refusesTheTokensOfARevokedSessionAtOnce() {
        assertThat(authenticate(phone)).isInstanceOf(Authentication.Authenticated.class);

        backend.endingSessions.revoke(phone.refreshToken());

        assertThat(authenticate(phone)).isEqualTo(new Authentication.Rejected());
        assertThat(backend.signingIn.withRefreshToken(phone.refreshToken())).isEqualTo(new Outcome.NotProven());
        assertThat(backend.bus.userEvents()).containsExactly(new UserEvent.SessionRevoked(alice, phone.deviceId()));
    }

    @Test
    void endsTheSessionByATokenThatWasUsedToo() {
        Outcome.SignedIn renewed = Backend.signedIn(backend.signingIn.withRefreshToken(phone.refreshToken()));

        backend.endingSessions.revoke(phone.refreshToken());

        assertThat(authenticate(renewed)).isEqualTo(new Authentication.Rejected());
    }

    @Test
    void doesNothingForOtherTexts() {
        backend.endingSessions.revoke("");
        backend.endingSessions.revoke("rt_" + "A".repeat(65));
        backend.endingSessions.revoke(phone.refreshToken());
        backend.endingSessions.revoke(phone.refreshToken());

        assertThat(backend.bus.userEvents()).hasSize(1);
    }

    @Test
    void keepsASignedOutDeviceForTheNextSignIn() {
        backend.endingSessions.revoke(phone.refreshToken());

        assertThat(backend.endingSessions.devices(alice)).containsExactly(
                new KnownDevice(phone.deviceId(), backend.clock.instant(), backend.clock.instant(), false));
        assertThat(Backend.signedIn(backend.trySignIn("alice", Backend.PASSWORD, phone.deviceId())).deviceId()).isEqualTo(phone.deviceId());
    }

    @Test
    void showsASessionThatIsOutOfTimeAsSignedOut() {
        assertThat(backend.endingSessions.devices(alice)).extracting(KnownDevice::signedIn).containsExactly(true);

        backend.clock.advance(Duration.ofDays(30));

        assertThat(backend.endingSessions.devices(alice)).extracting(KnownDevice::signedIn).containsExactly(false);
    }

    @Test
    void forgetsARemovedDevice() {
        assertThat(backend.endingSessions.remove(alice, phone.deviceId())).isTrue();

        assertThat(authenticate(phone)).isEqualTo(new Authentication.Rejected());
        assertThat(backend.endingSessions.devices(alice)).isEmpty();
        assertThat(backend.trySignIn("alice", Backend.PASSWORD, phone.deviceId())).isEqualTo(new Outcome.NotYourDevice());
        assertThat(backend.bus.userEvents()).containsExactly(new UserEvent.SessionRevoked(alice, phone.deviceId()));
    }

    @Test
    void removesNobodyElsesDevice() {
        UserId bob = backend.register("bob");

        assertThat(backend.endingSessions.remove(bob, phone.deviceId())).isFalse();
        assertThat(backend.endingSessions.remove(alice, new DeviceId("dev_never"))).isFalse();

        assertThat(authenticate(phone)).isInstanceOf(Authentication.Authenticated.class);
    }

    @Test
    void refusesTheTokensEvenWhenTheBusTakesNothing() {
        backend.bus.fill();

        backend.endingSessions.remove(alice, phone.deviceId());

        assertThat(authenticate(phone)).isEqualTo(new Authentication.Rejected());
    }

    private Authentication authenticate(Outcome.SignedIn signedIn) {
        return backend.authenticating.authenticate(signedIn.accessToken());
    }
}
