package com.connectchat.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.audit.Findings.Kind;
import com.connectchat.bench.audit.Witness.Freshness;
import org.junit.jupiter.api.Test;

class WitnessTests {

    private final Findings findings = new Findings();
    private final Ledger ofAlice = new Ledger();
    private final Ledger ofBob = new Ledger();
    private final Witness alice = new Witness("alice", ofAlice, ofBob, findings);
    private final Witness bob = new Witness("bob", ofBob, ofAlice, findings);

    private static long send(Ledger ledger) {
        ledger.schedule(0);
        return ledger.write();
    }

    private void close() {
        alice.close();
        bob.close();
    }

    @Test
    void isCleanAfterAnExchange() {
        long fromAlice = send(ofAlice);
        long fromBob = send(ofBob);

        alice.acknowledged(fromAlice, 1, Freshness.NEW);
        bob.delivered(fromAlice, 1, 0);
        bob.acknowledged(fromBob, 2, Freshness.NEW);
        alice.delivered(fromBob, 2, 1);
        close();

        assertThat(findings.clean()).as("%s", findings.examples()).isTrue();
    }

    @Test
    void isCleanWhenARetryAfterACrashFindsItsMessageStored() {
        long first = send(ofAlice);
        long second = send(ofAlice);
        alice.acknowledged(first, 1, Freshness.NEW);
        bob.delivered(first, 1, 0);
        alice.echoed(2, 1);
        bob.delivered(second, 2, 1);
        ofAlice.retryOpen(_ -> {
        });

        boolean counted = alice.acknowledged(second, 2, Freshness.DUPLICATE);
        close();

        assertThat(counted).isTrue();
        assertThat(findings.clean()).as("%s", findings.examples()).isTrue();
    }

    @Test
    void callsAnEchoToTheSendingSocketARepeat() {
        long message = send(ofAlice);
        alice.acknowledged(message, 1, Freshness.NEW);

        alice.echoed(1, 0);

        assertThat(findings.count(Kind.REPEATED)).isEqualTo(1);
    }

    @Test
    void callsNumbersAgainstTheOrderOfWritingOutOfOrder() {
        long first = send(ofAlice);
        long second = send(ofAlice);

        alice.acknowledged(second, 1, Freshness.NEW);
        alice.acknowledged(first, 2, Freshness.NEW);

        assertThat(findings.count(Kind.OUT_OF_ORDER)).isEqualTo(1);
    }

    @Test
    void callsAnEventAfterAHigherOneOutOfOrder() {
        long first = send(ofAlice);
        long second = send(ofAlice);
        long third = send(ofAlice);
        bob.delivered(first, 1, 0);

        bob.delivered(third, 3, 2);
        bob.delivered(second, 2, 1);

        assertThat(findings.count(Kind.GAP)).isEqualTo(1);
        assertThat(findings.count(Kind.OUT_OF_ORDER)).isEqualTo(1);
    }

    @Test
    void namesLostAndUnansweredMessagesAtTheEnd() {
        long lost = send(ofAlice);
        send(ofAlice);
        alice.acknowledged(lost, 1, Freshness.NEW);

        close();

        assertThat(findings.count(Kind.LOST)).isEqualTo(1);
        assertThat(findings.count(Kind.UNANSWERED)).isEqualTo(1);
        assertThat(findings.examples()).anySatisfy(example -> assertThat(example).contains("alice", "message 0", "number 1"));
    }

    @Test
    void countsWhatWasReadFromTheHistoryAsDelivered() {
        long message = send(ofAlice);
        alice.acknowledged(message, 1, Freshness.NEW);
        bob.gapAnnounced(1, 1);

        assertThat(bob.read(message, 1)).isTrue();
        assertThat(bob.read(message, 1)).isFalse();
        close();

        assertThat(findings.clean()).isTrue();
    }

    @Test
    void keepsAFewExamplesAndAllCounts() {
        for (int i = 1; i <= 100; i++) {
            alice.invented(i, i - 1);
        }

        assertThat(findings.count(Kind.PHANTOM)).isEqualTo(100);
        assertThat(findings.examples()).hasSizeLessThan(20);
    }
}
