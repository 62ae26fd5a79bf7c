package com.connectchat.gateway.domain;

import static com.connectchat.gateway.domain.Events.CONVERSATION;
import static com.connectchat.gateway.domain.Events.event;
import static com.connectchat.gateway.domain.Events.events;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GapReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private static final int HELD_EVENTS_MAX = 10;

    private final RecordingOutlet outlet = new RecordingOutlet();
    private final HoldBounds bounds = new HoldBounds(HELD_EVENTS_MAX, 1_000_000, 1_000_000);
    private final Timeline<String> timeline = new Timeline<>(outlet, bounds);

    @Test
    void holdsLiveEventsUntilTheReplayOfTheirConversationHasCome() {
        timeline.sync(Map.of());
        timeline.live(event(4));
        timeline.live(event(5));

        timeline.replay(CONVERSATION, 1, events(2, 4));
        boolean told = timeline.caughtUp();
        timeline.live(event(6));

        assertThat(outlet.sent).containsExactly("2", "3", "4", "5", "6");
        assertThat(told).isTrue();
    }

    @Test
    void releasesWhatIsHeldAtTheEndOfTheCatchUpWhereNothingWasMissed() {
        timeline.sync(Map.of());
        timeline.live(event(9));

        timeline.caughtUp();

        assertThat(outlet.sent).containsExactly("9");
    }

    @Test
    void tellsUpToWhereAllWasSentOnceNothingIsToCome() {
        timeline.sync(Map.of());
        Optional<Map<ConversationId, Long>> duringTheCatchUp = timeline.allSent(1);
        timeline.replay(CONVERSATION, 1, events(2, 4));
        timeline.caughtUp();
        timeline.live(event(5));

        assertThat(duringTheCatchUp).isEmpty();
        assertThat(timeline.allSent(1)).contains(Map.of(CONVERSATION, 5L));
        assertThat(timeline.allSent(0)).isEmpty();
    }

    @Test
    void doesNotTellWhatWasSentWhileAnEventIsHeldOrARecheckIsDue() {
        live();
        timeline.live(event(1));
        timeline.live(event(3));
        Optional<Map<ConversationId, Long>> withAHole = timeline.allSent(9);
        timeline.replay(CONVERSATION, 1, events(2, 3));
        timeline.recheck();
        timeline.caughtUp();
        Optional<Map<ConversationId, Long>> withARecheck = timeline.allSent(9);
        timeline.caughtUp();

        assertThat(withAHole).isEmpty();
        assertThat(withARecheck).isEmpty();
        assertThat(timeline.allSent(9)).contains(Map.of(CONVERSATION, 3L));
    }

    @Test
    void doesNotTellWhatWasSentWhileAGapWaitsToBeAnnounced() {
        live();
        timeline.live(event(1));
        outlet.room = false;

        timeline.live(event(2));

        assertThat(timeline.allSent(9)).isEmpty();
    }

    @Test
    void aRecheckBringsWhatWasNeverSentHere() {
        live();
        timeline.live(event(1));

        timeline.recheck();
        timeline.replay(CONVERSATION, 1, events(2, 3));
        boolean told = timeline.caughtUp();

        assertThat(outlet.catchUps).last().isEqualTo(Map.of(CONVERSATION, 1L));
        assertThat(outlet.sent).containsExactly("1", "2", "3");
        assertThat(told).isFalse();
    }

    @Test
    void aRecheckDuringACatchUpComesAfterIt() {
        timeline.sync(Map.of());

        timeline.recheck();
        int during = outlet.catchUps.size();
        timeline.caughtUp();

        assertThat(during).isEqualTo(1);
        assertThat(outlet.catchUps).hasSize(2);
    }

    @Test
    void takesTheFirstEventOfAnUnknownConversationOnceItIsLive() {
        live();

        timeline.live(event(1));
        timeline.live(event(2));

        assertThat(outlet.sent).containsExactly("1", "2");
    }

    @Test
    void dropsWhatComesTwice() {
        live();

        timeline.live(event(1));
        timeline.live(event(1));
        timeline.live(event(2));
        timeline.live(event(1));

        assertThat(outlet.sent).containsExactly("1", "2");
    }

    @Test
    void theSendersReplyTakesThePlaceOfItsEvent() {
        live();

        timeline.live(event(1));
        timeline.own(event(2), "ok");
        timeline.live(event(3));

        assertThat(outlet.sent).containsExactly("1", "ok2", "3");
    }

    @Test
    void aReplyThatIsHeldTakesThePlaceOfTheReplayedEvent() {
        timeline.sync(Map.of());
        timeline.own(event(3), "ok");

        timeline.replay(CONVERSATION, 0, events(1, 4));
        timeline.caughtUp();

        assertThat(outlet.sent).containsExactly("1", "2", "ok3", "4");
    }

    @Test
    void aReplyWhoseEventWasReplayedBeforeIsStillGiven() {
        timeline.sync(Map.of());
        timeline.replay(CONVERSATION, 0, events(1, 3));

        timeline.own(event(3), "ok");

        assertThat(outlet.sent).containsExactly("1", "2", "3", "late-ok");
    }

    @Test
    void anEventThatDoesNotJoinWaitsForACatchUpOfItsOwn() {
        live();
        timeline.live(event(1));

        timeline.live(event(4));
        timeline.live(event(5));
        timeline.replay(CONVERSATION, 1, events(2, 4));
        boolean told = timeline.caughtUp();

        assertThat(outlet.catchUps).containsExactly(Map.of(), Map.of(CONVERSATION, 1L));
        assertThat(outlet.sent).containsExactly("1", "2", "3", "4", "5");
        assertThat(told).isFalse();
        assertThat(timeline.catchingUp()).isFalse();
    }

    @Test
    void aHoleThatNoCatchUpClosesIsAnnounced() {
        live();
        timeline.live(event(1));
        timeline.live(event(4));

        timeline.caughtUp();
        timeline.live(event(5));

        assertThat(outlet.sent).containsExactly("1", "gap2-3:too_many", "4", "5");
    }

    @Test
    void aReplayInPartsReleasesWhatIsHeldOnlyWhereItJoins() {
        timeline.sync(Map.of());
        timeline.live(event(5));

        timeline.replay(CONVERSATION, 0, events(1, 2));
        timeline.replay(CONVERSATION, 2, events(3, 4));
        timeline.caughtUp();

        assertThat(outlet.sent).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void aGapOfTheCatchUpIsPassedOnAndLiveGoesOnBehindIt() {
        timeline.sync(Map.of());
        timeline.live(event(500));
        timeline.live(event(501));

        timeline.gap(CONVERSATION, 1, 500, GapReason.TOO_MANY);
        timeline.caughtUp();

        assertThat(outlet.sent).containsExactly("gap1-500:too_many", "501");
    }

    @Test
    void aGapOfWhatWasSentAlreadyIsNotPassedOn() {
        live();
        timeline.live(event(1));
        timeline.live(event(2));

        timeline.gap(CONVERSATION, 1, 2, GapReason.TOO_MANY);

        assertThat(outlet.sent).containsExactly("1", "2");
    }

    @Test
    void moreThanMayBeHeldBecomesAGapInItsPlace() {
        timeline.sync(Map.of());
        events(2, 2 + HELD_EVENTS_MAX + 2).forEach(timeline::live);

        timeline.replay(CONVERSATION, 0, events(1, 1));
        timeline.caughtUp();
        timeline.live(event(2 + HELD_EVENTS_MAX + 3));

        assertThat(outlet.sent).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "gap12-14:too_many", "15");
    }

    @Test
    void repliesAreHeldEvenWhereThereIsNoRoomAndSplitTheGap() {
        timeline.sync(Map.of());
        events(1, HELD_EVENTS_MAX + 1).forEach(timeline::live);
        timeline.own(event(HELD_EVENTS_MAX + 2), "ok");
        timeline.live(event(HELD_EVENTS_MAX + 3));

        timeline.caughtUp();

        assertThat(outlet.sent).endsWith("10", "gap11-11:too_many", "ok12", "gap13-13:too_many");
    }

    @Test
    void whatIsHeldIsGivenBackToTheSharedBound() {
        HoldBounds narrow = new HoldBounds(HELD_EVENTS_MAX, 1_000_000, 2 * HoldBounds.cost(100));
        Timeline<String> first = new Timeline<>(new RecordingOutlet(), narrow);
        Timeline<String> second = new Timeline<>(outlet, narrow);
        first.sync(Map.of());
        first.live(event(1));
        first.live(event(2));

        first.end();
        second.sync(Map.of());
        second.live(event(1));
        second.live(event(2));
        second.live(event(3));
        second.caughtUp();

        assertThat(outlet.sent).containsExactly("1", "2", "gap3-3:too_many");
    }

    @Test
    void withoutRoomEventsBecomeOneGapOnceThereIsRoomAgain() {
        live();
        timeline.live(event(1));
        outlet.room = false;
        timeline.live(event(2));
        timeline.live(event(3));

        outlet.room = true;
        timeline.roomAgain();
        timeline.live(event(4));

        assertThat(outlet.sent).containsExactly("1", "gap2-3:slow_consumer", "4");
    }

    @Test
    void aReplyIsNotSentBeforeTheGapInFrontOfIt() {
        live();
        timeline.live(event(1));
        outlet.room = false;
        timeline.live(event(2));

        timeline.own(event(3), "ok");

        assertThat(outlet.sent).containsExactly("1", "gap2-2:slow_consumer", "ok3");
        assertThat(timeline.unannounced()).isZero();
    }

    @Test
    void aSyncReplaysWhatTheSocketHadBefore() {
        live();
        events(1, 5).forEach(timeline::live);

        timeline.sync(Map.of(CONVERSATION, 2L));
        timeline.live(event(6));
        timeline.replay(CONVERSATION, 2, events(3, 6));
        timeline.caughtUp();

        assertThat(outlet.sent).containsExactly("1", "2", "3", "4", "5", "3", "4", "5", "6");
    }

    @Test
    void aSyncFromBeyondTheHeadStartsAtTheHead() {
        live();

        timeline.sync(Map.of(CONVERSATION, 1_000_000L));
        timeline.replay(CONVERSATION, 5, List.of());
        timeline.caughtUp();
        timeline.live(event(6));

        assertThat(outlet.sent).containsExactly("6");
    }

    @Test
    void syncsRunOneAfterTheOtherAndTooManyAreRefused() {
        ConversationId other = new ConversationId("d_2");
        timeline.sync(Map.of());
        for (int i = 0; i < Timeline.WAITING_SYNCS_MAX; i++) {
            assertThat(timeline.sync(Map.of(other, (long) i))).isTrue();
        }

        boolean oneMore = timeline.sync(Map.of());
        boolean toldOfFirst = timeline.caughtUp();
        boolean toldOfSecond = timeline.caughtUp();

        assertThat(oneMore).isFalse();
        assertThat(toldOfFirst).isTrue();
        assertThat(toldOfSecond).isTrue();
        assertThat(outlet.catchUps).containsExactly(Map.of(), Map.of(other, 0L), Map.of(other, 1L));
    }

    @Test
    void numbersMayJumpWhereAnotherRegionTookOver() {
        long epoch = 1L << 40;
        live();
        timeline.live(event(7));

        timeline.live(event(CONVERSATION, epoch + 1, 7));
        timeline.live(event(CONVERSATION, epoch + 2, epoch + 1));

        assertThat(outlet.sent).containsExactly("7", String.valueOf(epoch + 1), String.valueOf(epoch + 2));
    }

    private void live() {
        timeline.sync(Map.of());
        timeline.caughtUp();
    }
}
