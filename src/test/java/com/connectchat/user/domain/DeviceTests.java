package com.connectchat.user.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeviceTests {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final RandomGenerator random = new SecureRandom();
    private final RefreshToken token = RefreshToken.draw(random);
    private final DeviceSession session = DeviceSession.renewable(new SessionId("se_1"), token, NOW.plus(Duration.ofDays(30)));
    private final Device device = Device.added(new DeviceId("dev_1"), new UserId("u_1"), session, NOW);

    @Test
    void goesOnWithItsSessionWhenThatIsRenewed() {
        RefreshToken next = token.successor(random);

        Device renewed = device.renew(session, next, NOW.plusSeconds(60));

        assertThat(renewed.session()).satisfies(each -> {
            assertThat(each.id()).isEqualTo(session.id());
            assertThat(each.expiresAt()).isEqualTo(session.expiresAt());
            assertThat(each.isRenewedBy(next)).isTrue();
            assertThat(each.isRenewedBy(token)).isFalse();
        });
        assertThat(renewed.lastSeenAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(renewed.revision()).isEqualTo(2);
    }

    @Test
    void hasNoSessionOnceSignedOut() {
        assertThat(device.signOut().session()).isNull();
    }

    @Test
    void endsWithItsTime() {
        assertThat(session.isOver(session.expiresAt().minusMillis(1))).isFalse();
        assertThat(session.isOver(session.expiresAt())).isTrue();
    }

    @Test
    void goesBeforeOthersWhenSignedOutOrNotSeenForLonger() {
        Device signedOut = Device.added(new DeviceId("dev_2"), new UserId("u_1"), session, NOW.plusSeconds(9)).signOut();
        Device later = Device.added(new DeviceId("dev_3"), new UserId("u_1"), session, NOW.plusSeconds(1));

        assertThat(Stream.of(later, device, signedOut).sorted(Device.DISPENSABLE_FIRST)).containsExactly(signedOut, device, later);
    }
}
