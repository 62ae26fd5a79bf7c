package com.connectchat.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.UserId;
import com.connectchat.session.Presence.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody is told the same twice, and nothing older than what they know. */
class WatchesTests {

    private static final UserId ALICE = new UserId("u_alice");

    private final Watches<String, Status> watches = new Watches<>();

    @Test
    void aChangeIsNewsOnce() {
        long moment = watches.begin("bob", List.of(ALICE));
        watches.settle("bob", ALICE, Status.OFFLINE, moment);

        assertThat(watches.isNews("bob", ALICE, Status.OFFLINE)).isFalse();
        assertThat(watches.isNews("bob", ALICE, Status.ONLINE)).isTrue();
        assertThat(watches.isNews("bob", ALICE, Status.ONLINE)).isFalse();
    }

    @Test
    void whatWasToldDuringTheLookIsNotTakenBackByTheAnswer() {
        long moment = watches.begin("bob", List.of(ALICE));
        watches.isNews("bob", ALICE, Status.ONLINE);

        assertThat(watches.settle("bob", ALICE, Status.OFFLINE, moment)).isEqualTo(Status.ONLINE);
        assertThat(watches.isNews("bob", ALICE, Status.ONLINE)).isFalse();
    }

    @Test
    void aLaterLookCountsMoreThanWhatWasToldBefore() {
        watches.settle("bob", ALICE, Status.OFFLINE, watches.begin("bob", List.of(ALICE)));
        watches.isNews("bob", ALICE, Status.ONLINE);

        Status answered = watches.settle("bob", ALICE, Status.OFFLINE, watches.begin("bob", List.of(ALICE)));

        assertThat(answered).isEqualTo(Status.OFFLINE);
        assertThat(watches.isNews("bob", ALICE, Status.ONLINE)).isTrue();
    }

    @Test
    void whoEndedToWatchHearsNothingAndIsForgotten() {
        watches.begin("bob", List.of(ALICE));
        watches.end("bob", ALICE);

        assertThat(watches.isNews("bob", ALICE, Status.ONLINE)).isFalse();
        assertThat(watches.settle("bob", ALICE, Status.OFFLINE, 9)).isEqualTo(Status.OFFLINE);
        assertThat(watches.isWatched(ALICE)).isFalse();
        assertThat(watches.watchersOf(ALICE)).isEmpty();
        assertThat(watches.size()).isZero();
    }

    @Test
    void everybodyWhoIsWatchedComesRound() {
        List<UserId> all = IntStream.range(0, 25).mapToObj(i -> new UserId("u_" + i)).toList();
        watches.begin("bob", all);

        List<UserId> round = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            round.addAll(watches.next(10));
        }

        assertThat(round).containsExactlyInAnyOrderElementsOf(all);
        assertThat(watches.next(10)).hasSize(10);
    }
}
