package com.connectchat.user.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.UserEvent;
import com.connectchat.user.AuthenticateToken.Authentication;
import com.connectchat.user.SignIn.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refresh tokens are good once. */
class RefreshingTests {

    private final Backend backend;

    RefreshingTests(@TempDir Path directory) {
        backend = new Backend(directory);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @BeforeEach
    void register() {
        backend.register("alice");
    }

    @Test
    void givesNewTokensForTheSameDevice() {
        Outcome.SignedIn first = backend.signIn("alice");
        backend.clock.advance(Duration.ofMinutes(14));

        Outcome.SignedIn second = Backend.signedIn(refresh(first));

        assertThat(second.deviceId()).isEqualTo(first.deviceId());
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(authenticate(second)).isInstanceOf(Authentication.Authenticated.class);
        assertThat(authenticate(first)).isInstanceOf(Authentication.Authenticated.class);
        assertThat(Backend.signedIn(refresh(second)).deviceId()).isEqualTo(first.deviceId());
    }

    @Test
    void endsTheSessionWhenATokenComesASecondTime() {
        Outcome.SignedIn first = backend.signIn("alice");
        Outcome.SignedIn second = Backend.signedIn(refresh(first));

        assertThat(refresh(first)).isEqualTo(new Outcome.NotProven());

        assertThat(refresh(second)).isEqualTo(new Outcome.NotProven());
        assertThat(authenticate(first)).isEqualTo(new Authentication.Rejected());
        assertThat(authenticate(second)).isEqualTo(new Authentication.Rejected());
        assertThat(backend.bus.userEvents()).containsExactly(new UserEvent.SessionRevoked(first.userId(), first.deviceId()));
        assertThat(backend.metrics.get("connectchat.auth.refresh.reused").counter().count()).isEqualTo(1);
    }

    @Test
    void seesTheSecondUseOfATokenHoweverOld() {
        Outcome.SignedIn first = backend.signIn("alice");
        Outcome.SignedIn last = first;
        for (int i = 0; i < 20; i++) {
            last = Backend.signedIn(refresh(last));
        }

        assertThat(refresh(first)).isEqualTo(new Outcome.NotProven());

        assertThat(refresh(last)).isEqualTo(new Outcome.NotProven());
    }

    @Test
    void leavesOtherDevicesAlone() {
        Outcome.SignedIn phone = backend.signIn("alice");
        Outcome.SignedIn laptop = backend.signIn("alice");
        refresh(phone);
        refresh(phone);

        assertThat(refresh(laptop)).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void letsOneOfManyAtOnceWinAndThenEndsTheSession() throws Exception {
        Outcome.SignedIn first = backend.signIn("alice");
        List<Callable<Outcome>> tasks = IntStream.range(0, 16).<Callable<Outcome>>mapToObj(_ -> () -> refresh(first)).toList();
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Outcome> each : threads.invokeAll(tasks)) {
                outcomes.add(each.get());
            }
        }

        assertThat(outcomes).filteredOn(Outcome.SignedIn.class::isInstance).singleElement()
                .satisfies(won -> assertThat(authenticate(Backend.signedIn(won))).isEqualTo(new Authentication.Rejected()));
        assertThat(backend.bus.userEvents()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoRefreshToken() {
        Outcome.SignedIn first = backend.signIn("alice");

        for (String text : List.of("", "x", first.accessToken(), "rt_" + "A".repeat(65), first.refreshToken() + "A")) {
            assertThat(backend.signingIn.withRefreshToken(text)).isEqualTo(new Outcome.NotProven());
        }

        assertThat(refresh(first)).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void endsWithTheSessionHoweverOftenItIsRenewed() {
        Outcome.SignedIn signedIn = backend.signIn("alice");
        backend.clock.advance(Duration.ofDays(29));
        signedIn = Backend.signedIn(refresh(signedIn));
        backend.clock.advance(Duration.ofDays(1).minusMinutes(5));
        signedIn = Backend.signedIn(refresh(signedIn));
        assertThat(signedIn.expiresIn()).isEqualTo(Duration.ofMinutes(5));
        backend.clock.advance(Duration.ofMinutes(5));

        assertThat(refresh(signedIn)).isEqualTo(new Outcome.NotProven());
        assertThat(authenticate(signedIn)).isEqualTo(new Authentication.Expired());
    }

    private Outcome refresh(Outcome.SignedIn signedIn) {
        return backend.signingIn.withRefreshToken(signedIn.refreshToken());
    }

    private Authentication authenticate(Outcome.SignedIn signedIn) {
        return backend.authenticating.authenticate(signedIn.accessToken());
    }
}
