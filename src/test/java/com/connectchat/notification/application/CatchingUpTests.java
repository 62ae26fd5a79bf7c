package com.connectchat.notification.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.MovingClock;
import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.OutgoingMessage.Close;
import com.connectchat.bus.contract.OutgoingMessage.ConversationState;
import com.connectchat.bus.contract.OutgoingMessage.Gap;
import com.connectchat.bus.contract.OutgoingMessage.Replay;
import com.connectchat.bus.contract.OutgoingMessage.SyncDone;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.UserConnected;
import com.connectchat.kernel.ClientValues;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.messaging.Backend;
import com.connectchat.messaging.FaultyLog;
import com.connectchat.notification.NotificationSettings;
import com.connectchat.persistence.Stay;
import com.connectchat.persistence.application.LogFixture;
import com.connectchat.session.OfflineStore.Absence;
import com.connectchat.session.OfflineStore.Audience;
import com.connectchat.session.Session;
import com.connectchat.session.adapter.embedded.InMemoryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatchingUpTests {

    private static final DeviceId PHONE = new DeviceId("phone");
    private static final GatewayId GATEWAY = new GatewayId(3);
    private static final ConnectionId CONNECTION = new ConnectionId(42);
    private static final int PER_CONVERSATION = 300;

    @TempDir
    Path directory;

    private Backend backend;
    private final MovingClock clock = new MovingClock();
    private final InMemoryRegistry registry = InMemoryRegistry.empty(clock);
    private FaultyLog log;
    private Instant unmarkedUntil = Instant.EPOCH;
    private UserId alice;
    private UserId bob;
    private UserId carol;
    private ConversationId withBob;
    private ConversationId withCarol;

    @BeforeEach
    void start() {
        backend = Backend.in(directory);
        log = new FaultyLog(backend.history.log());
        alice = backend.users.add("alice");
        bob = backend.users.add("bob");
        carol = backend.users.add("carol");
        withBob = backend.history.conversations().openDirect(alice, bob).id();
        withCarol = backend.history.conversations().openDirect(carol, alice).id();
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void somebodyWhoMissedNothingHearsThatAtOnce() {
        assertThat(caughtUp(Map.of())).containsExactly(new SyncDone(GATEWAY, CONNECTION, List.of()));
    }

    @Test
    void whatWasMissedComesInOrderBeforeTheEnd() {
        say(bob, withBob, 3);
        say(carol, withCarol, 2);

        List<OutgoingMessage> sent = caughtUp(Map.of());

        assertThat(sent).hasSize(3);
        assertReplayed(sent, withBob, 0, 3);
        assertReplayed(sent, withCarol, 0, 2);
        assertThat(((SyncDone) sent.getLast()).conversations()).containsExactlyInAnyOrder(
                new ConversationState(withBob, 3, 0, 3), new ConversationState(withCarol, 2, 0, 2));
    }

    @Test
    void aConversationWithoutNewsIsNotSpokenOf() {
        say(bob, withBob, 3);
        say(carol, withCarol, 2);
        backend.ask(withBob, alice, PHONE, new MoveReceipts(3, 1));

        List<OutgoingMessage> sent = caughtUp(Map.of());

        assertThat(sent).hasSize(2);
        assertReplayed(sent, withCarol, 0, 2);
    }

    @Test
    void startsBehindWhatTheDeviceAcknowledged() {
        say(bob, withBob, 5);
        backend.ask(withBob, alice, PHONE, new MoveReceipts(2, 1));
        backend.ask(withBob, alice, new DeviceId("laptop"), new MoveReceipts(5, 0));

        List<OutgoingMessage> sent = caughtUp(Map.of());

        assertReplayed(sent, withBob, 2, 5);
        assertThat(((SyncDone) sent.getLast()).conversations()).containsExactly(new ConversationState(withBob, 5, 1, 4));
    }

    @Test
    void aNamedCursorStandsForTheAcknowledgedOne() {
        say(bob, withBob, 5);
        backend.ask(withBob, alice, PHONE, new MoveReceipts(4, 0));

        assertReplayed(caughtUp(Map.of(withBob, 1L)), withBob, 1, 5);
        assertReplayed(caughtUp(Map.of(withBob, 0L)), withBob, 0, 5);
    }

    @Test
    void aNamedConversationIsAlwaysSpokenOf() {
        say(bob, withBob, 5);

        assertThat(caughtUp(Map.of(withBob, 5L))).containsExactly(
                new Replay(GATEWAY, CONNECTION, withBob, 5, List.of()), new SyncDone(GATEWAY, CONNECTION, List.of()));
    }

    @Test
    void aCursorAboveTheHeadMeansTheHead() {
        say(bob, withBob, 5);

        assertThat(caughtUp(Map.of(withBob, ClientValues.SEQ_MAX)).getFirst())
                .isEqualTo(new Replay(GATEWAY, CONNECTION, withBob, 5, List.of()));
    }

    @Test
    void aCursorBelowWhatOneMaySeeIsToldOfTheGap() {
        ConversationId group = new ConversationId("g_tea");
        backend.history.conversations().openGroup(group, bob, clock.instant());
        backend.history.conversations().enter(group, Map.of(alice, new Stay(3, 2, 0)));
        backend.history.log()
                .append(LongStream.rangeClosed(1, 4).mapToObj(seq -> LogFixture.entry(LogFixture.message(group, seq))).toList(), List.of());

        List<OutgoingMessage> sent = caughtUp(Map.of(group, 0L));

        assertThat(sent.getFirst()).isEqualTo(new Gap(GATEWAY, CONNECTION, group, 1, 2, GapReason.TOO_MANY));
        assertReplayed(sent, group, 2, 4);
        assertThat(caughtUp(Map.of(group, 2L))).noneMatch(Gap.class::isInstance);
    }

    @Test
    void threeHundredEventsAreSentAndThreeHundredAndOneAreAGap() {
        say(bob, withBob, PER_CONVERSATION);
        assertReplayed(caughtUp(Map.of()), withBob, 0, PER_CONVERSATION);

        say(bob, withBob, 1);
        List<OutgoingMessage> sent = caughtUp(Map.of());

        assertThat(sent.getFirst())
                .isEqualTo(new Gap(GATEWAY, CONNECTION, withBob, 1, PER_CONVERSATION + 1, GapReason.TOO_MANY));
        assertThat(((SyncDone) sent.getLast()).conversations())
                .containsExactly(new ConversationState(withBob, PER_CONVERSATION + 1, 0, PER_CONVERSATION + 1));
        assertReplayed(caughtUp(Map.of(withBob, 1L)), withBob, 1, PER_CONVERSATION + 1);
    }

    @Test
    void aCatchUpIsBoundedAsAWhole() {
        say(bob, withBob, 4);
        say(carol, withCarol, 4);

        List<OutgoingMessage> sent = caughtUp(Map.of(), new NotificationSettings(PER_CONVERSATION, 6));

        assertThat(sent.stream().filter(Replay.class::isInstance)).hasSize(1);
        assertThat(sent.stream().filter(Gap.class::isInstance)).singleElement().satisfies(gap -> {
            assertThat(((Gap) gap).fromSeq()).isEqualTo(1);
            assertThat(((Gap) gap).toSeq()).isEqualTo(4);
        });
        assertThat(((SyncDone) sent.getLast()).conversations()).hasSize(2);
    }

    @Test
    void conversationsOfOthersAreIgnored() {
        ConversationId foreign = backend.history.conversations().openDirect(bob, carol).id();
        say(bob, foreign, 3);

        assertThat(caughtUp(Map.of(foreign, 0L, new ConversationId("d_unknown"), 0L)))
                .containsExactly(new SyncDone(GATEWAY, CONNECTION, List.of()));
    }

    @Test
    void whoWasAwayAndMissedNothingCostsNoLookAtTheLog() {
        say(bob, withBob, 3);
        backend.ask(withBob, alice, PHONE, new MoveReceipts(3, 0));
        goAway(Map.of(withBob, 3L));
        log.readable(false);

        assertThat(caughtUp(Map.of())).containsExactly(new SyncDone(GATEWAY, CONNECTION, List.of()));
    }

    @Test
    void whoNamesWhatTheyHaveAndMissedNothingCostsNoLookAtTheLogEither() {
        say(bob, withBob, 3);
        backend.ask(withBob, alice, PHONE, new MoveReceipts(3, 0));
        goAway(Map.of());
        log.readable(false);

        assertThat(caughtUp(Map.of(withBob, 3L))).containsExactly(
                new Replay(GATEWAY, CONNECTION, withBob, 3, List.of()), new SyncDone(GATEWAY, CONNECTION, List.of()));
    }

    @Test
    void whoWasAwayIsSentWhatWasMarkedAndNotAcknowledged() {
        say(bob, withBob, 3);
        say(carol, withCarol, 2);
        backend.ask(withBob, alice, PHONE, new MoveReceipts(2, 0));
        backend.ask(withCarol, alice, PHONE, new MoveReceipts(2, 0));
        goAway(Map.of(withBob, 3L, withCarol, 2L));

        List<OutgoingMessage> sent = caughtUp(Map.of());

        assertThat(sent).hasSize(2);
        assertReplayed(sent, withBob, 2, 3);
    }

    @Test
    void whatBecameNewWhileTheDeviceWasAwayIsSent() {
        goAway(Map.of());
        say(bob, withBob, 3);
        registry.offline().reach(List.of(new Audience(List.of(alice, bob), Map.of(withBob, 2L))));

        assertReplayed(caughtUp(Map.of()), withBob, 0, 3);
    }

    @Test
    void whoNamesLessThanTheDeviceAcknowledgedIsSentTheRestAgain() {
        say(bob, withBob, 3);
        backend.ask(withBob, alice, PHONE, new MoveReceipts(3, 0));
        goAway(Map.of());

        assertReplayed(caughtUp(Map.of(withBob, 1L)), withBob, 1, 3);
    }

    @Test
    void anAbsenceFromBeforeSomethingWentUnmarkedIsNotBelieved() {
        goAway(Map.of());
        say(bob, withBob, 3);
        clock.advance(Duration.ofHours(1));
        unmarkedUntil = clock.instant().minus(Duration.ofMinutes(30));

        assertReplayed(caughtUp(Map.of()), withBob, 0, 3);
    }

    @Test
    void aDeviceThatCanNotBeBroughtUpToDateConnectsAgain() {
        say(bob, withBob, 1);
        log.readable(false);

        assertThat(caughtUp(Map.of())).containsExactly(new Close(GATEWAY, CONNECTION, CloseCode.INTERNAL));
    }

    private void assertReplayed(List<OutgoingMessage> sent, ConversationId conversation, long from, long to) {
        assertThat(sent.stream().filter(Replay.class::isInstance).map(Replay.class::cast)
                .filter(replay -> replay.conversationId().equals(conversation))).singleElement().satisfies(replay -> {
                    assertThat(replay.fromSeq()).isEqualTo(from);
                    assertThat(replay.events().stream().map(LoggedEvent::seq))
                            .containsExactlyElementsOf(LongStream.rangeClosed(from + 1, to).boxed().toList());
                    assertThat(replay.connection()).isEqualTo(CONNECTION);
                    assertThat(replay.gateway()).isEqualTo(GATEWAY);
                });
    }

    private List<OutgoingMessage> caughtUp(Map<ConversationId, Long> cursors) {
        return caughtUp(cursors, new NotificationSettings(PER_CONVERSATION, 3_000));
    }

    private List<OutgoingMessage> caughtUp(Map<ConversationId, Long> cursors, NotificationSettings settings) {
        backend.bus.taken();
        new CatchingUp(backend.history.conversations(), log, backend.history.history(), registry.offline(), backend.bus,
                settings, new SimpleMeterRegistry()).catchUp(new UserConnected(alice, PHONE, GATEWAY, CONNECTION, cursors, unmarkedUntil));
        return backend.bus.taken();
    }

    /** Alice's phone was there, and has been away since. */
    private void goAway(Map<ConversationId, Long> sent) {
        Session session = new Session(alice, PHONE, GATEWAY, new ConnectionId(41));
        registry.sessions().register(session);
        registry.offline().leave(session);
        registry.offline().settle(List.of(new Absence(session, sent)));
    }

    private void say(UserId speaker, ConversationId conversation, int messages) {
        backend.work(IntStream.range(0, messages).mapToObj(i -> backend.asked(conversation, speaker, PHONE,
                new SendMessage(UUID.randomUUID().toString(), null, MessageContent.ofText("text")))).toArray(IncomingMessage[]::new));
    }
}
