package com.connectchat.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.audit.Findings.Kind;
import org.junit.jupiter.api.Test;

/** What a listener finds when the server does something wrong. */
class ListenerTests {

    private final Findings findings = new Findings();
    private final Listener listener = new Listener("bob", findings);

    @Test
    void findsNothingWhereEverythingComesJoined() {
        assertThat(listener.heard(5, 4)).isTrue();
        assertThat(listener.heard(6, 5)).isTrue();
        listener.close(6);

        assertThat(findings.clean()).isTrue();
    }

    @Test
    void noticesWhatIsMissingRepeatedOrLate() {
        listener.heard(5, 4);
        listener.heard(8, 7);
        listener.heard(6, 5);

        assertThat(listener.heard(8, 7)).isFalse();
        assertThat(findings.count(Kind.GAP)).isEqualTo(1);
        assertThat(findings.count(Kind.OUT_OF_ORDER)).isEqualTo(1);
        assertThat(findings.count(Kind.REPEATED)).isEqualTo(1);
    }

    @Test
    void noticesThatTheEndDidNotCome() {
        listener.heard(5, 4);
        listener.close(6);

        assertThat(findings.count(Kind.LOST)).isEqualTo(1);
        assertThat(findings.examples()).singleElement().asString().contains("bob", "5", "6");
    }

    @Test
    void whatTheServerLeftOutCountsAsLost() {
        listener.heard(5, 4);
        listener.gapAnnounced(6, 9);
        listener.heard(10, 9);
        listener.close(10);

        assertThat(findings.count(Kind.LOST)).isEqualTo(1);
        assertThat(findings.count(Kind.GAP)).isZero();
    }
}
