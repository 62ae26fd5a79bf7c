package com.connectchat.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.domain.Absentees.Absentee;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AbsenteesTests {

    private static final UserId ALICE = new UserId("u_alice");
    private static final ConversationId WALK = new ConversationId("g_walk");
    private static final ConversationId LUNCH = new ConversationId("g_lunch");
    private static final long SETTLED = Duration.ofSeconds(60).toNanos();

    private final Absentees<String> absentees = new Absentees<>(Duration.ofNanos(SETTLED));

    @Test
    void anAbsenceIsSettledAfterItsTimeOnceWithAllThatWasSentAndCameLate() {
        absentees.left(absentee(1, Map.of(WALK, 5L)), 0);
        absentees.missed(new ConnectionId(1), WALK, 7);
        absentees.missed(ALICE, WALK, 6);
        absentees.missed(ALICE, LUNCH, 2);
        absentees.missed(new ConnectionId(2), LUNCH, 9);

        List<Absentee<String>> early = absentees.settled(SETTLED - 1);
        List<Absentee<String>> settled = absentees.settled(SETTLED);

        assertThat(early).isEmpty();
        assertThat(settled).containsExactly(absentee(1, Map.of(WALK, 7L, LUNCH, 2L)));
        assertThat(absentees.settled(SETTLED)).isEmpty();
    }

    @Test
    void eachDeviceOfAUserMissesWhatComesForTheUser() {
        absentees.left(absentee(1, Map.of()), 0);
        absentees.left(absentee(2, Map.of(WALK, 9L)), 1);

        absentees.missed(ALICE, WALK, 6);

        assertThat(absentees.settled(SETTLED + 1))
                .containsExactly(absentee(1, Map.of(WALK, 6L)), absentee(2, Map.of(WALK, 9L)));
    }

    @Test
    void whoIsInDoubtIsNeverSettled() {
        absentees.left(absentee(1, Map.of()), 0);
        absentees.left(absentee(2, Map.of()), 0);

        absentees.doubt(new ConnectionId(1));
        absentees.missed(ALICE, WALK, 6);

        assertThat(absentees.settled(SETTLED)).containsExactly(absentee(2, Map.of(WALK, 6L)));
    }

    @Test
    void whoMissesTooManyConversationsIsNeverSettled() {
        absentees.left(absentee(1, Map.of()), 0);

        IntStream.rangeClosed(0, Absentees.CONVERSATIONS_MAX)
                .forEach(i -> absentees.missed(ALICE, new ConversationId("g_" + i), 1));

        assertThat(absentees.settled(SETTLED)).isEmpty();
    }

    @Test
    void whoGoesWhileVeryManyAreRememberedIsNot() {
        IntStream.rangeClosed(0, Absentees.ABSENTEES_MAX).forEach(i -> absentees.left(absentee(i, Map.of()), 0));

        assertThat(absentees.settled(SETTLED)).hasSize(Absentees.ABSENTEES_MAX);
    }

    private static Absentee<String> absentee(long connection, Map<ConversationId, Long> sent) {
        return new Absentee<>("session " + connection, ALICE, new ConnectionId(connection), sent);
    }
}
