package com.connectchat.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.session.OfflineStore.Absence;
import com.connectchat.session.OfflineStore.Audience;
import com.connectchat.session.Presence.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every offline store must do, whatever keeps it. */
public abstract class OfflineStoreContract {

    protected static final UserId ALICE = new UserId("u_alice");
    protected static final UserId BOB = new UserId("u_bob");
    protected static final DeviceId PHONE = new DeviceId("dev_phone");
    protected static final DeviceId LAPTOP = new DeviceId("dev_laptop");
    protected static final ConversationId WALK = new ConversationId("g_walk");
    protected static final ConversationId LUNCH = new ConversationId("g_lunch");

    protected final MovingClock clock = new MovingClock();
    protected Sessions sessions;
    protected OfflineStore offline;

    /** A registry and its offline store, with nobody in them. */
    protected abstract Sessions sessions(Clock clock);

    protected abstract OfflineStore offline(Clock clock);

    @BeforeEach
    void start() {
        sessions = sessions(clock);
        offline = offline(clock);
    }

    @Test
    void whoIsThereIsFoundAndWhoIsAwayFindsTheNewsWhenBack() {
        sessions.register(session(ALICE, PHONE, 1));
        Session bob = session(BOB, PHONE, 2);
        sessions.register(bob);
        goAway(session(ALICE, PHONE, 1));

        List<Session> found = offline.reach(List.of(new Audience(List.of(ALICE, BOB), Map.of(WALK, 5L))));

        assertThat(found).containsExactly(bob);
        assertThat(back(ALICE, PHONE)).contains(Map.of(WALK, 5L));
    }

    @Test
    void whoWasNeverAwayOrHasAskedBeforeLearnsNothing() {
        sessions.register(session(ALICE, PHONE, 1));
        goAway(session(ALICE, PHONE, 1));

        Optional<Map<ConversationId, Long>> first = back(ALICE, PHONE);

        assertThat(first).contains(Map.of());
        assertThat(back(ALICE, PHONE)).isEmpty();
        assertThat(back(ALICE, LAPTOP)).isEmpty();
        assertThat(back(BOB, PHONE)).isEmpty();
    }

    @Test
    void anAbsenceThatIsNotSettledDoesNotCount() {
        sessions.register(session(ALICE, PHONE, 1));
        offline.leave(session(ALICE, PHONE, 1));

        reach(ALICE, WALK, 5);

        assertThat(back(ALICE, PHONE)).isEmpty();
    }

    @Test
    void theNewestOfEachConversationIsKeptInWhateverOrderTheyCome() {
        sessions.register(session(ALICE, PHONE, 1));
        offline.leave(session(ALICE, PHONE, 1));
        reach(ALICE, WALK, 5);
        reach(ALICE, WALK, 4);
        reach(ALICE, LUNCH, 10);

        settle(session(ALICE, PHONE, 1), Map.of(WALK, 3L, LUNCH, 11L));
        reach(ALICE, LUNCH, 9);

        assertThat(back(ALICE, PHONE)).contains(Map.of(WALK, 5L, LUNCH, 11L));
    }

    @Test
    void whatIsNewBeforeADeviceGoesIsNotMarked() {
        sessions.register(session(ALICE, PHONE, 1));
        reach(ALICE, WALK, 5);

        goAway(session(ALICE, PHONE, 1));

        assertThat(back(ALICE, PHONE)).contains(Map.of());
    }

    @Test
    void eachDeviceOfAUserFindsWhatBecameNewWhileItWasAway() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.register(session(ALICE, LAPTOP, 2));
        goAway(session(ALICE, PHONE, 1));
        reach(ALICE, WALK, 5);
        goAway(session(ALICE, LAPTOP, 2));
        reach(ALICE, LUNCH, 3);

        Map<ConversationId, Long> laptop = back(ALICE, LAPTOP).orElseThrow();
        reach(ALICE, LUNCH, 4);
        Map<ConversationId, Long> phone = back(ALICE, PHONE).orElseThrow();

        assertThat(laptop).containsEntry(LUNCH, 3L);
        assertThat(phone).isEqualTo(Map.of(WALK, 5L, LUNCH, 4L));
    }

    @Test
    void whatIsNewIsMarkedUntilTheDeviceHasAskedEvenIfItIsConnected() {
        sessions.register(session(ALICE, PHONE, 1));
        goAway(session(ALICE, PHONE, 1));
        sessions.register(session(ALICE, PHONE, 2));

        reach(ALICE, WALK, 5);

        assertThat(back(ALICE, PHONE)).contains(Map.of(WALK, 5L));
    }

    @Test
    void aLateGoodbyeOfAnOlderSessionBeginsNoAbsence() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.register(session(ALICE, PHONE, 2));

        Transition late = offline.leave(session(ALICE, PHONE, 1));
        settle(session(ALICE, PHONE, 1), Map.of());

        assertThat(late.isChange()).isFalse();
        assertThat(back(ALICE, PHONE)).isEmpty();
        assertThat(offline.reach(List.of(new Audience(List.of(ALICE), Map.of())))).containsExactly(session(ALICE, PHONE, 2));
    }

    @Test
    void aLateSettlingOfAnOlderAbsenceDoesNotMakeANewerOneCount() {
        sessions.register(session(ALICE, PHONE, 1));
        offline.leave(session(ALICE, PHONE, 1));
        sessions.register(session(ALICE, PHONE, 2));
        offline.leave(session(ALICE, PHONE, 2));

        settle(session(ALICE, PHONE, 1), Map.of());

        assertThat(back(ALICE, PHONE)).isEmpty();
    }

    @Test
    void whoseEntryHadEndedBeforeTheGoodbyeIsNotAway() {
        sessions.register(session(ALICE, PHONE, 1));
        clock.advance(Sessions.TTL);

        goAway(session(ALICE, PHONE, 1));

        assertThat(back(ALICE, PHONE)).isEmpty();
    }

    @Test
    void anAbsenceThatBeganTooEarlyIsNotBelieved() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.register(session(BOB, PHONE, 2));
        Instant gone = clock.instant();
        goAway(session(ALICE, PHONE, 1));
        goAway(session(BOB, PHONE, 2));

        assertThat(offline.comeBack(ALICE, PHONE, gone.plusMillis(1))).isEmpty();
        assertThat(offline.comeBack(BOB, PHONE, gone)).contains(Map.of());
    }

    @Test
    void aGoodbyeTellsHowItChangedTheUsersPresence() {
        sessions.register(session(ALICE, PHONE, 1));

        Transition left = offline.leave(session(ALICE, PHONE, 1));

        assertThat(left).isEqualTo(new Transition(ALICE, Status.ONLINE, Status.OFFLINE));
        assertThat(sessions.presences(List.of(ALICE))).containsExactly(new Presence(ALICE, Status.OFFLINE, clock.instant()));
    }

    @Test
    void whoForSoManyConversationsHaveNewsIsForgotten() {
        sessions.register(session(ALICE, PHONE, 1));
        goAway(session(ALICE, PHONE, 1));
        Map<ConversationId, Long> many = new HashMap<>();
        IntStream.range(0, OfflineStore.MARKS_MAX).forEach(i -> many.put(new ConversationId("g_" + i), 1L));

        offline.reach(List.of(new Audience(List.of(ALICE), many)));

        assertThat(back(ALICE, PHONE)).isEmpty();
    }

    @Test
    void severalAudiencesAreReachedAtOnceAndWhoIsInSeveralIsFoundOnce() {
        sessions.register(session(ALICE, PHONE, 1));
        sessions.register(session(BOB, PHONE, 2));
        goAway(session(BOB, PHONE, 2));

        List<Session> found = offline.reach(List.of(new Audience(List.of(ALICE, BOB), Map.of(WALK, 5L)),
                new Audience(List.of(BOB, ALICE), Map.of(LUNCH, 2L)), new Audience(List.of(ALICE), Map.of())));

        assertThat(found).containsExactly(session(ALICE, PHONE, 1));
        assertThat(back(BOB, PHONE)).contains(Map.of(WALK, 5L, LUNCH, 2L));
    }

    @Test
    void whoIsInSeveralAudiencesOfAConversationHasTheNewestMarked() {
        sessions.register(session(ALICE, PHONE, 1));
        goAway(session(ALICE, PHONE, 1));

        offline.reach(List.of(new Audience(List.of(ALICE), Map.of(WALK, 7L)), new Audience(List.of(ALICE, BOB), Map.of(WALK, 5L))));

        assertThat(back(ALICE, PHONE)).contains(Map.of(WALK, 7L));
    }

    @Test
    void manyAreReachedAndSettled() {
        List<Session> all = IntStream.range(0, 1_200).mapToObj(i -> session(new UserId("u_" + i), PHONE, i)).toList();
        sessions.renew(all);
        List<UserId> users = all.stream().map(Session::userId).toList();
        List<Session> gone = all.subList(0, 700);
        gone.forEach(offline::leave);

        offline.settle(gone.stream().map(each -> new Absence(each, Map.of(LUNCH, 1L))).toList());
        List<Session> found = offline.reach(List.of(new Audience(users, Map.of(WALK, 5L))));

        assertThat(found).containsExactlyInAnyOrderElementsOf(all.subList(700, all.size()));
        assertThat(gone).allSatisfy(each -> assertThat(back(each.userId(), PHONE)).contains(Map.of(WALK, 5L, LUNCH, 1L)));
    }

    /** A device that goes and comes all the time, while others look it up: each event finds its session, or is marked, or comes before. */
    @Test
    void whoGoesOrComesWhileSomethingIsNewIsFoundOrHasAMark() throws Exception {
        sessions.register(session(ALICE, PHONE, 0));
        goAway(session(ALICE, PHONE, 0));
        int rounds = 300;
        int missed = 0;

        for (int i = 1; i <= rounds; i++) {
            ConversationId conversation = new ConversationId("g_" + i);
            Session next = session(ALICE, PHONE, i);
            try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
                var reached = beside.submit(() -> reach(ALICE, conversation, 7));
                sessions.register(next);
                Map<ConversationId, Long> marks = back(ALICE, PHONE).orElseThrow();
                missed += reached.get().contains(next) || marks.containsKey(conversation) ? 0 : 1;
            }
            goAway(next);
        }

        assertThat(missed).isZero();
    }

    protected void goAway(Session session) {
        offline.leave(session);
        settle(session, Map.of());
    }

    protected void settle(Session session, Map<ConversationId, Long> sent) {
        offline.settle(List.of(new Absence(session, sent)));
    }

    protected Collection<Session> reach(UserId user, ConversationId conversation, long seq) {
        return offline.reach(List.of(new Audience(List.of(user), Map.of(conversation, seq))));
    }

    protected Optional<Map<ConversationId, Long>> back(UserId user, DeviceId device) {
        return offline.comeBack(user, device, clock.instant().minus(Duration.ofDays(1)));
    }

    protected static Session session(UserId user, DeviceId device, long connection) {
        return new Session(user, device, new GatewayId(7), new ConnectionId(connection));
    }
}
