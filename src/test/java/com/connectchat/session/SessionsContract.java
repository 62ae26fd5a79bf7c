package com.connectchat.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.session.OfflineStore.Audience;
import com.connectchat.session.Presence.Status;
import com.connectchat.session.Sessions.Activity;
import com.connectchat.session.Sessions.Registered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private OfflineStore offline;

    /** A registry with nobody in it. */
    protected abstract Sessions sessions(Clock clock);

    /** What finds those that are in it. */
    protected abstract OfflineStore offline(Clock clock);

    @BeforeEach
    void start() {
        sessions = sessions(clock);
        offline = offline(clock);
    }

    @Test
    void findsTheSessionsOfAllAskedUsers() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.register(session(ALICE, LAPTOP, 2));
        sessions.register(session(BOB, new DeviceId("dev_bob"), 3));

        List<Session> found = live(List.of(ALICE, BOB, new UserId("u_nobody")));

        assertThat(found).extracting(each -> each.connection().value()).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(live(List.of(BOB))).hasSize(1);
    }

    @Test
    void aNewerSessionOfADeviceTakesItsPlaceAndReturnsTheOlder() {
        Session older = session(ALICE, PHONE, 1);
        Session newer = session(ALICE, PHONE, 2);

        Session first = sessions.register(older).replaced();
        Session second = sessions.register(newer).replaced();

        assertThat(first).isNull();
        assertThat(second).isEqualTo(older);
        assertThat(live(List.of(ALICE))).containsExactly(newer);
    }

    @Test
    void registeringTheSameSessionAgainReplacesNobody() {
        Session session = session(ALICE, PHONE, 1);
        sessions.register(session);

        Session replaced = sessions.register(session).replaced();

        assertThat(replaced).isNull();
        assertThat(live(List.of(ALICE))).containsExactly(session);
    }

    @Test
    void devicesOfOneNameOfDifferentUsersAreDifferentDevices() {
        sessions.register(session(ALICE, PHONE, 1));

        Session replaced = sessions.register(session(BOB, PHONE, 2)).replaced();

        assertThat(replaced).isNull();
        assertThat(live(List.of(ALICE, BOB))).hasSize(2);
    }

    @Test
    void aLateRemovalOfAnOlderSessionLeavesTheNewerOne() {
        Session older = session(ALICE, PHONE, 1);
        Session newer = session(ALICE, PHONE, 2);
        sessions.register(older);
        sessions.register(newer);

        Transition removed = sessions.remove(older);

        assertThat(removed.isChange()).isFalse();
        assertThat(live(List.of(ALICE))).containsExactly(newer);
    }

    @Test
    void theSameConnectionNumberOnAnotherGatewayIsAnotherSession() {
        Session here = session(ALICE, PHONE, 1);
        Session there = new Session(ALICE, PHONE, new GatewayId(8), new ConnectionId(1));
        sessions.register(here);

        assertThat(sessions.remove(there).isChange()).isFalse();
        assertThat(sessions.register(there).replaced()).isEqualTo(here);
    }

    @Test
    void aRemovedSessionIsGone() {
        Session session = session(ALICE, PHONE, 1);
        sessions.register(session);

        Transition removed = sessions.remove(session);

        assertThat(removed).isEqualTo(new Transition(ALICE, Status.ONLINE, Status.OFFLINE));
        assertThat(sessions.remove(session).isChange()).isFalse();
        assertThat(live(List.of(ALICE))).isEmpty();
    }

    @Test
    void anEntryEndsAtItsTimeToLiveAndNotBefore() {
        sessions.register(session(ALICE, PHONE, 1));

        clock.advance(Sessions.TTL.minusMillis(1));
        List<Session> justBefore = live(List.of(ALICE));
        clock.advance(Duration.ofMillis(1));
        List<Session> atTheEnd = live(List.of(ALICE));

        assertThat(justBefore).hasSize(1);
        assertThat(atTheEnd).isEmpty();
    }

    @Test
    void anEndedSessionIsNotReturnedAsReplaced() {
        sessions.register(session(ALICE, PHONE, 1));
        clock.advance(Sessions.TTL);

        Session replaced = sessions.register(session(ALICE, PHONE, 2)).replaced();

        assertThat(replaced).isNull();
    }

    @Test
    void renewalKeepsASessionAlive() {
        Session session = session(ALICE, PHONE, 1);
        sessions.register(session);
        clock.advance(Sessions.TTL.minusSeconds(1));

        List<Session> lost = sessions.renew(List.of(session));
        clock.advance(Sessions.TTL.minusSeconds(1));

        assertThat(lost).isEmpty();
        assertThat(live(List.of(ALICE))).containsExactly(session);
    }

    @Test
    void renewalEntersALostSessionAgainAndNamesIt() {
        Session session = session(ALICE, PHONE, 1);
        sessions.register(session);
        clock.advance(Sessions.TTL);

        List<Session> lost = sessions.renew(List.of(session));

        assertThat(lost).containsExactly(session);
        assertThat(live(List.of(ALICE))).containsExactly(session);
    }

    @Test
    void renewalOfAnOlderSessionLeavesTheNewerOneInItsPlace() {
        Session older = session(ALICE, PHONE, 1);
        Session newer = session(ALICE, PHONE, 2);
        sessions.register(older);
        sessions.register(newer);

        List<Session> lost = sessions.renew(List.of(older));

        assertThat(lost).isEmpty();
        assertThat(live(List.of(ALICE))).containsExactly(newer);
    }

    @Test
    void oneOfManyThreadsThatRegisterADeviceStaysAndEveryOtherIsReturnedOnce() throws Exception {
        List<Callable<Registered>> registrations = IntStream.range(0, 200)
                .<Callable<Registered>>mapToObj(i -> () -> sessions.register(session(ALICE, PHONE, i)))
                .toList();

        List<Registered> registered;
        try (var threads = Executors.newFixedThreadPool(8)) {
            registered = threads.invokeAll(registrations).stream().map(Future::resultNow).toList();
        }
        List<Session> replaced = registered.stream().map(Registered::replaced).filter(Objects::nonNull).toList();

        assertThat(registered).filteredOn(each -> each.transition().isChange()).hasSize(1);
        assertThat(replaced).hasSize(199).doesNotHaveDuplicates();
        assertThat(live(List.of(ALICE))).hasSize(1).doesNotContainAnyElementsOf(replaced);
    }

    @Test
    void theFirstDeviceMakesItsUserOnlineAndFurtherOnesMakeNoDifference() {
        Transition first = sessions.register(session(ALICE, PHONE, 1)).transition();
        Transition second = sessions.register(session(ALICE, LAPTOP, 2)).transition();

        assertThat(first).isEqualTo(new Transition(ALICE, Status.OFFLINE, Status.ONLINE));
        assertThat(second.isChange()).isFalse();
        assertThat(sessions.presences(List.of(ALICE))).containsExactly(new Presence(ALICE, Status.ONLINE, null));
    }

    @Test
    void theLastDeviceThatGoesMakesItsUserOfflineAndIsRememberedAsTheTimeSeen() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.register(session(ALICE, LAPTOP, 2));

        Transition one = sessions.remove(session(ALICE, PHONE, 1));
        clock.advance(Duration.ofSeconds(5));
        Transition last = sessions.remove(session(ALICE, LAPTOP, 2));
        Instant gone = clock.instant();
        clock.advance(Duration.ofHours(1));

        assertThat(one.isChange()).isFalse();
        assertThat(last).isEqualTo(new Transition(ALICE, Status.ONLINE, Status.OFFLINE));
        assertThat(sessions.presences(List.of(ALICE))).containsExactly(new Presence(ALICE, Status.OFFLINE, gone));
    }

    @Test
    void somebodyIsAwayWhenAllTheirDevicesAreIdleAndOnlineAgainWhenOneIsNot() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.register(session(ALICE, LAPTOP, 2));

        Transition oneIdle = sessions.mark(session(ALICE, PHONE, 1), Activity.IDLE);
        Transition bothIdle = sessions.mark(session(ALICE, LAPTOP, 2), Activity.IDLE);
        Presence away = sessions.presences(List.of(ALICE)).getFirst();
        Transition active = sessions.mark(session(ALICE, PHONE, 1), Activity.ACTIVE);

        assertThat(oneIdle.isChange()).isFalse();
        assertThat(bothIdle).isEqualTo(new Transition(ALICE, Status.ONLINE, Status.AWAY));
        assertThat(away).isEqualTo(new Presence(ALICE, Status.AWAY, clock.instant()));
        assertThat(active).isEqualTo(new Transition(ALICE, Status.AWAY, Status.ONLINE));
        assertThat(live(List.of(ALICE))).hasSize(2);
    }

    @Test
    void whoseOnlyActiveDeviceGoesIsAwayWhileAnIdleOneIsThere() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.register(session(ALICE, LAPTOP, 2));
        sessions.mark(session(ALICE, PHONE, 1), Activity.IDLE);

        Transition left = sessions.remove(session(ALICE, LAPTOP, 2));
        Transition all = sessions.remove(session(ALICE, PHONE, 1));

        assertThat(left).isEqualTo(new Transition(ALICE, Status.ONLINE, Status.AWAY));
        assertThat(all).isEqualTo(new Transition(ALICE, Status.AWAY, Status.OFFLINE));
    }

    @Test
    void aRenewalKeepsTheMarkAndANewSessionOfTheDeviceEndsIt() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.mark(session(ALICE, PHONE, 1), Activity.IDLE);

        sessions.renew(List.of(session(ALICE, PHONE, 1)));
        Presence renewed = sessions.presences(List.of(ALICE)).getFirst();
        Transition again = sessions.register(session(ALICE, PHONE, 2)).transition();
        Transition late = sessions.mark(session(ALICE, PHONE, 1), Activity.IDLE);

        assertThat(renewed.status()).isEqualTo(Status.AWAY);
        assertThat(again).isEqualTo(new Transition(ALICE, Status.AWAY, Status.ONLINE));
        assertThat(late.isChange()).isFalse();
    }

    @Test
    void whoseGatewayDiedIsOfflineWhenTheEntryEndsAndWasSeenAtItsLastRenewal() {
        sessions.register(session(ALICE, PHONE, 1));
        clock.advance(Duration.ofSeconds(25));
        sessions.renew(List.of(session(ALICE, PHONE, 1)));
        Instant renewed = clock.instant();

        clock.advance(Sessions.TTL);
        Presence dead = sessions.presences(List.of(ALICE)).getFirst();
        Transition back = sessions.register(session(ALICE, LAPTOP, 2)).transition();
        clock.advance(Sessions.TTL);

        assertThat(dead).isEqualTo(new Presence(ALICE, Status.OFFLINE, renewed));
        assertThat(back).isEqualTo(new Transition(ALICE, Status.OFFLINE, Status.ONLINE));
        assertThat(sessions.presences(List.of(ALICE)).getFirst().lastSeenAt()).isEqualTo(renewed.plus(Sessions.TTL));
    }

    @Test
    void whenSomebodyWasSeenIsForgottenAfterItsTime() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.remove(session(ALICE, PHONE, 1));

        clock.advance(Sessions.SEEN_KEPT.minusMillis(1));
        Presence justBefore = sessions.presences(List.of(ALICE)).getFirst();
        clock.advance(Duration.ofMillis(1));

        assertThat(justBefore.lastSeenAt()).isNotNull();
        assertThat(sessions.presences(List.of(ALICE, ALICE, BOB))).containsExactly(Presence.unseen(ALICE), Presence.unseen(BOB));
    }

    private List<Session> live(List<UserId> users) {
        return offline.reach(List.of(new Audience(users, Map.of())));
    }

    protected static Session session(UserId user, DeviceId device, long connection) {
        return new Session(user, device, new GatewayId(7), new ConnectionId(connection));
    }
}
