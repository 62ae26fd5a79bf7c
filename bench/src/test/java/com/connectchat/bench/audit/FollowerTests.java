package com.connectchat.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.audit.Findings.Kind;
import com.connectchat.bench.audit.Follower.Gaps;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A device that has one conversation up to number 4, and nothing yet of another. */
class FollowerTests {

    private final Findings findings = new Findings();
    private final Follower follower = follower(Gaps.LOST);

    private Follower follower(Gaps gaps) {
        return new Follower("alice", Map.of("c", 4L, "d", 0L), gaps, findings);
    }

    @Test
    void isCleanWhereExactlyWhatWasWrittenArrived() {
        follower.event("c", 5, 4);
        follower.event("d", 1, 0);
        follower.event("c", 6, 5);

        assertThat(follower.reached(Map.of("c", 6L, "d", 1L))).isTrue();
        assertThat(follower.cursors()).containsOnly(Map.entry("c", 6L), Map.entry("d", 1L));
        follower.close(Map.of("c", 6L, "d", 1L));
        assertThat(findings.clean()).as("%s", findings.examples()).isTrue();
    }

    @Test
    void hasNotArrivedBeforeTheLastOne() {
        follower.event("c", 5, 4);

        assertThat(follower.reached(Map.of("c", 6L))).isFalse();
    }

    @Test
    void callsWhatNeverCameLost() {
        follower.close(Map.of("c", 5L));

        assertThat(findings.count(Kind.LOST)).isEqualTo(1);
    }

    @Test
    void callsMoreThanWasWrittenAPhantom() {
        follower.event("c", 5, 4);
        follower.event("e", 1, 0);
        follower.close(Map.of("c", 4L));

        assertThat(findings.count(Kind.PHANTOM)).isEqualTo(2);
    }

    @Test
    void callsWhatItHadARepeat() {
        follower.event("c", 4, 3);

        assertThat(findings.count(Kind.REPEATED)).isEqualTo(1);
    }

    @Test
    void callsAJumpAGap() {
        follower.event("c", 6, 5);

        assertThat(findings.count(Kind.GAP)).isEqualTo(1);
    }

    @Test
    void callsAnAnnouncedGapALossUnlessItIsAllowed() {
        follower.gapAnnounced("c", 5, 9);
        Follower tolerant = follower(Gaps.ALLOWED);
        tolerant.gapAnnounced("c", 5, 9);
        tolerant.close(Map.of("c", 9L));

        assertThat(findings.count(Kind.LOST)).isEqualTo(1);
    }
}
