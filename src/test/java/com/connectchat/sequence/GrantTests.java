package com.connectchat.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.connectchat.kernel.ClientValues;
import org.junit.jupiter.api.Test;

class GrantTests {

    private static final long EPOCH_ONE = 1L << 40;

    @Test
    void countsFromOneWithoutHoles() {
        Grant fresh = new Grant(0, 0);

        assertThat(fresh.next()).isEqualTo(1);
        assertThat(fresh.used().next()).isEqualTo(2);
        assertThat(new Grant(0, 41).used()).isEqualTo(new Grant(0, 42));
    }

    @Test
    void aNewEpochCountsFromOneAgainAboveAllBefore() {
        Grant takenOver = new Grant(1, 41);

        assertThat(takenOver.next()).isEqualTo(EPOCH_ONE + 1);
        assertThat(takenOver.used().next()).isEqualTo(EPOCH_ONE + 2);
        assertThat(new Grant(3, EPOCH_ONE + 7).next()).isEqualTo(3 * EPOCH_ONE + 1);
    }

    @Test
    void refusesANumberOfALaterEpoch() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Grant(0, EPOCH_ONE)).withMessageContaining("out of date");
        assertThatIllegalArgumentException().isThrownBy(() -> new Grant(1, 2 * EPOCH_ONE + 1));
    }

    @Test
    void everyNumberFitsIntoWhatJsonKeepsExactly() {
        Grant last = new Grant(Grant.EPOCHS_MAX - 1, 0);

        assertThat(last.next()).isLessThan(ClientValues.SEQ_MAX).isPositive();
        assertThatIllegalArgumentException().isThrownBy(() -> new Grant(Grant.EPOCHS_MAX, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Grant(-1, 0));
    }
}
