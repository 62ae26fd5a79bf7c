package com.connectchat.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.domain.Farewells.Farewell;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Presence.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who left is spoken of when they have not been back. */
class FarewellsTests {

    private static final UserId ALICE = new UserId("u_alice");
    private static final UserId BOB = new UserId("u_bob");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Farewells<Status> farewells = new Farewells<>(Duration.ofSeconds(3), 2);

    @Test
    void whoIsNotBackIsDueOnceAfterTheDelayAndNotBefore() {
        farewells.left(ALICE, Status.ONLINE, 0);

        assertThat(farewells.due(3 * SECOND - 1)).isEmpty();
        assertThat(farewells.due(3 * SECOND)).containsExactly(new Farewell<>(ALICE, Status.ONLINE));
        assertThat(farewells.due(9 * SECOND)).isEmpty();
    }

    @Test
    void whoIsBackInTimeIsNotSpokenOfAndOthersStillBelieveWhatTheyDid() {
        farewells.left(ALICE, Status.AWAY, 0);

        assertThat(farewells.back(ALICE)).contains(Status.AWAY);
        assertThat(farewells.back(ALICE)).isEmpty();
        assertThat(farewells.due(9 * SECOND)).isEmpty();
    }

    @Test
    void ofSeveralLeavingsTheLastSetsTheTimeAndTheFirstWhatOthersBelieve() {
        farewells.left(ALICE, Status.ONLINE, 0);
        farewells.left(BOB, Status.ONLINE, SECOND);
        farewells.left(ALICE, Status.AWAY, 2 * SECOND);

        assertThat(farewells.due(4 * SECOND)).containsExactly(new Farewell<>(BOB, Status.ONLINE));
        assertThat(farewells.due(5 * SECOND)).containsExactly(new Farewell<>(ALICE, Status.ONLINE));
    }

    @Test
    void whoFindsNoRoomIsNotSpokenOf() {
        farewells.left(ALICE, Status.ONLINE, 0);
        farewells.left(BOB, Status.ONLINE, 0);

        assertThat(farewells.left(new UserId("u_carol"), Status.ONLINE, 0)).isFalse();
        assertThat(farewells.left(ALICE, Status.ONLINE, 0)).isTrue();
        assertThat(farewells.due(9 * SECOND)).hasSize(2);
    }
}
