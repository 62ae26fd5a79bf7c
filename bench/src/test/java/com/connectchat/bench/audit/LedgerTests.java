package com.connectchat.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.connectchat.bench.audit.Ledger.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTests {

    private final Ledger ledger = new Ledger();

    private long send() {
        ledger.schedule(1_000);
        return ledger.write();
    }

    private List<Long> lost() {
        List<Long> lost = new ArrayList<>();
        ledger.eachLost((index, _) -> lost.add(index));
        return lost;
    }

    @Test
    void isSettledOnceAMessageIsAcknowledgedAndDelivered() {
        long message = send();

        assertThat(ledger.acknowledge(message, 7)).isEqualTo(Verdict.FITS);
        assertThat(ledger.settled()).isFalse();
        assertThat(ledger.deliver(message, 7)).isEqualTo(Verdict.FITS);

        assertThat(ledger.settled()).isTrue();
        assertThat(lost()).isEmpty();
    }

    @Test
    void takesTheDeliveryBeforeTheAcknowledgement() {
        long message = send();

        ledger.deliver(message, 7);

        assertThat(ledger.acknowledge(message, 7)).isEqualTo(Verdict.FITS);
        assertThat(ledger.settled()).isTrue();
    }

    @Test
    void countsWhatIsAcknowledgedAndNotDeliveredAsLost() {
        long lost = send();
        long arrived = send();
        long unanswered = send();
        ledger.acknowledge(lost, 1);
        ledger.acknowledge(arrived, 2);
        ledger.deliver(arrived, 2);

        assertThat(lost()).containsExactly(lost);
        assertThat(ledger.open(unanswered)).isTrue();
    }

    @Test
    void noticesASecondDeliveryLongAfterTheMessageWasForgotten() {
        long message = send();
        ledger.acknowledge(message, 1);
        ledger.deliver(message, 1);

        assertThat(ledger.deliver(message, 1)).isEqualTo(Verdict.REPEATED);
        assertThat(ledger.acknowledge(message, 1)).isEqualTo(Verdict.REPEATED);
    }

    @Test
    void noticesTwoNumbersForOneMessage() {
        long message = send();
        ledger.acknowledge(message, 1);

        assertThat(ledger.deliver(message, 2)).isEqualTo(Verdict.REPEATED);
    }

    @Test
    void knowsNothingOfWhatWasNeverWritten() {
        ledger.schedule(1_000);

        assertThat(ledger.deliver(0, 1)).isEqualTo(Verdict.UNKNOWN);
        assertThat(ledger.acknowledge(0, 1)).isEqualTo(Verdict.UNKNOWN);
        assertThat(ledger.deliver(-1, 1)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void noticesTheDeliveryOfWhatWasRefused() {
        long message = send();

        ledger.refuse(message);

        assertThat(ledger.settled()).isTrue();
        assertThat(ledger.deliver(message, 1)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void retriesWhatHasNoAnswerInTheOrderItWasWritten() {
        long answered = send();
        long first = send();
        long second = send();
        ledger.acknowledge(answered, 1);
        List<Long> again = new ArrayList<>();

        ledger.retryOpen(again::add);

        assertThat(again).containsExactly(first, second);
        assertThat(ledger.retried(first)).isTrue();
        assertThat(ledger.inFlight()).isEqualTo(2);
    }

    @Test
    void keepsApartWhatIsDueAndWhatIsWritten() {
        ledger.schedule(1_000);
        ledger.schedule(2_000);
        long written = ledger.write();

        assertThat(ledger.intendedNanos(written)).isEqualTo(1_000);
        assertThat(ledger.backlogSize()).isEqualTo(1);
        assertThat(ledger.inFlight()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> new Ledger().write());
    }

    @Test
    void growsWithoutForgettingWhileOneMessageBlocksTheFront() {
        long blocking = send();
        for (int i = 0; i < 1_000; i++) {
            long message = send();
            ledger.acknowledge(message, message + 1);
            ledger.deliver(message, message + 1);
        }
        ledger.acknowledge(blocking, 1);

        assertThat(lost()).containsExactly(blocking);
        assertThat(ledger.deliver(1_000, 1_001)).isEqualTo(Verdict.REPEATED);
        assertThat(ledger.deliver(blocking, 1)).isEqualTo(Verdict.FITS);
        assertThat(ledger.settled()).isTrue();
    }
}
