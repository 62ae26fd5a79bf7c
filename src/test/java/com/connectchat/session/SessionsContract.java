package com.connectchat.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every registry must do, whatever keeps its entries. */
public abstract class SessionsContract {

    private static final UserId ALICE = new UserId("u_alice");
    private static final UserId BOB = new UserId("u_bob");
    private static final DeviceId PHONE = new DeviceId("dev_phone");
    private static final DeviceId LAPTOP = new DeviceId("dev_laptop");

    private final MovingClock clock = new MovingClock();
    private Sessions sessions;

    protected abstract Sessions sessions(Clock clock);

    @BeforeEach
    void start() {
        sessions = sessions(clock);
    }

    @Test
    void findsTheSessionsOfAllAskedUsers() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.register(session(ALICE, LAPTOP, 2));
        sessions.register(session(BOB, new DeviceId("dev_bob"), 3));

        List<Session> found = sessions.of(List.of(ALICE, BOB, new UserId("u_nobody")));

        assertThat(found).extracting(each -> each.connection().value()).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(sessions.of(List.of(BOB))).hasSize(1);
    }

    @Test
    void aNewerSessionOfADeviceTakesItsPlaceAndReturnsTheOlder() {
        Session older = session(ALICE, PHONE, 1);
        Session newer = session(ALICE, PHONE, 2);

        Optional<Session> first = sessions.register(older);
        Optional<Session> second = sessions.register(newer);

        assertThat(first).isEmpty();
        assertThat(second).contains(older);
        assertThat(sessions.of(List.of(ALICE))).containsExactly(newer);
    }

    @Test
    void registeringTheSameSessionAgainReplacesNobody() {
        Session session = session(ALICE, PHONE, 1);
        sessions.register(session);

        Optional<Session> replaced = sessions.register(session);

        assertThat(replaced).isEmpty();
        assertThat(sessions.of(List.of(ALICE))).containsExactly(session);
    }

    @Test
    void devicesOfOneNameOfDifferentUsersAreDifferentDevices() {
        sessions.register(session(ALICE, PHONE, 1));

        Optional<Session> replaced = sessions.register(session(BOB, PHONE, 2));

        assertThat(replaced).isEmpty();
        assertThat(sessions.of(List.of(ALICE, BOB))).hasSize(2);
    }

    @Test
    void aLateRemovalOfAnOlderSessionLeavesTheNewerOne() {
        Session older = session(ALICE, PHONE, 1);
        Session newer = session(ALICE, PHONE, 2);
        sessions.register(older);
        sessions.register(newer);

        boolean removed = sessions.remove(older);

        assertThat(removed).isFalse();
        assertThat(sessions.of(List.of(ALICE))).containsExactly(newer);
    }

    @Test
    void theSameConnectionNumberOnAnotherGatewayIsAnotherSession() {
        Session here = session(ALICE, PHONE, 1);
        Session there = new Session(ALICE, PHONE, new GatewayId(8), new ConnectionId(1));
        sessions.register(here);

        assertThat(sessions.remove(there)).isFalse();
        assertThat(sessions.register(there)).contains(here);
    }

    @Test
    void aRemovedSessionIsGone() {
        Session session = session(ALICE, PHONE, 1);
        sessions.register(session);

        boolean removed = sessions.remove(session);

        assertThat(removed).isTrue();
        assertThat(sessions.remove(session)).isFalse();
        assertThat(sessions.of(List.of(ALICE))).isEmpty();
    }

    @Test
    void anEntryEndsAtItsTimeToLiveAndNotBefore() {
        sessions.register(session(ALICE, PHONE, 1));

        clock.advance(Sessions.TTL.minusMillis(1));
        List<Session> justBefore = sessions.of(List.of(ALICE));
        clock.advance(Duration.ofMillis(1));
        List<Session> atTheEnd = sessions.of(List.of(ALICE));

        assertThat(justBefore).hasSize(1);
        assertThat(atTheEnd).isEmpty();
    }

    @Test
    void anEndedSessionIsNotReturnedAsReplaced() {
        sessions.register(session(ALICE, PHONE, 1));
        clock.advance(Sessions.TTL);

        Optional<Session> replaced = sessions.register(session(ALICE, PHONE, 2));

        assertThat(replaced).isEmpty();
    }

    @Test
    void renewalKeepsASessionAlive() {
        Session session = session(ALICE, PHONE, 1);
        sessions.register(session);
        clock.advance(Sessions.TTL.minusSeconds(1));

        List<Session> lost = sessions.renew(List.of(session));
        clock.advance(Sessions.TTL.minusSeconds(1));

        assertThat(lost).isEmpty();
        assertThat(sessions.of(List.of(ALICE))).containsExactly(session);
    }

    @Test
    void renewalEntersALostSessionAgainAndNamesIt() {
        Session session = session(ALICE, PHONE, 1);
        sessions.register(session);
        clock.advance(Sessions.TTL);

        List<Session> lost = sessions.renew(List.of(session));

        assertThat(lost).containsExactly(session);
        assertThat(sessions.of(List.of(ALICE))).containsExactly(session);
    }

    @Test
    void renewalOfAnOlderSessionLeavesTheNewerOneInItsPlace() {
        Session older = session(ALICE, PHONE, 1);
        Session newer = session(ALICE, PHONE, 2);
        sessions.register(older);
        sessions.register(newer);

        List<Session> lost = sessions.renew(List.of(older));

        assertThat(lost).isEmpty();
        assertThat(sessions.of(List.of(ALICE))).containsExactly(newer);
    }

    @Test
    void oneOfManyThreadsThatRegisterADeviceStaysAndEveryOtherIsReturnedOnce() throws Exception {
        List<Callable<Optional<Session>>> registrations = IntStream.range(0, 200)
                .<Callable<Optional<Session>>>mapToObj(i -> () -> sessions.register(session(ALICE, PHONE, i)))
                .toList();

        List<Session> replaced;
        try (var threads = Executors.newFixedThreadPool(8)) {
            replaced = threads.invokeAll(registrations).stream().map(Future::resultNow).flatMap(Optional::stream).toList();
        }

        assertThat(replaced).hasSize(199).doesNotHaveDuplicates();
        assertThat(sessions.of(List.of(ALICE))).hasSize(1).doesNotContainAnyElementsOf(replaced);
    }

    protected static Session session(UserId user, DeviceId device, long connection) {
        return new Session(user, device, new GatewayId(7), new ConnectionId(connection));
    }
}
