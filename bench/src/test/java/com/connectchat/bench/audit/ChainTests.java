package com.connectchat.bench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.audit.Chain.Step;
import org.junit.jupiter.api.Test;

class ChainTests {

    private static final long EPOCH = 1L << 40;

    private final Chain chain = new Chain();

    @Test
    void startsAnywhereAndThenJoins() {
        assertThat(chain.event(17, 16)).isEqualTo(Step.JOINED);
        assertThat(chain.event(18, 17)).isEqualTo(Step.JOINED);
        assertThat(chain.own(19)).isEqualTo(Step.JOINED);
        assertThat(chain.event(20, 19)).isEqualTo(Step.JOINED);
        assertThat(chain.cursor()).isEqualTo(20);
    }

    @Test
    void seesAGapBeforeAnEvent() {
        chain.event(1, 0);

        assertThat(chain.event(3, 2)).isEqualTo(Step.GAP);
    }

    @Test
    void seesAGapBeforeAnOwnMessage() {
        chain.event(1, 0);

        assertThat(chain.own(3)).isEqualTo(Step.GAP);
    }

    @Test
    void tellsALateEventFromARepeatedOne() {
        chain.event(1, 0);
        chain.event(5, 4);

        assertThat(chain.event(3, 2)).isEqualTo(Step.LATE);
        assertThat(chain.event(3, 2)).isEqualTo(Step.REPEATED);
        assertThat(chain.event(2, 1)).isEqualTo(Step.LATE);
        assertThat(chain.event(4, 3)).isEqualTo(Step.LATE);
        assertThat(chain.event(1, 0)).isEqualTo(Step.REPEATED);
        assertThat(chain.cursor()).isEqualTo(5);
    }

    @Test
    void acceptsAGapThatIsAnnounced() {
        chain.event(1, 0);

        assertThat(chain.announcedGap(2, 400)).isEqualTo(Step.JOINED);
        assertThat(chain.event(401, 400)).isEqualTo(Step.JOINED);
        assertThat(chain.announcedGap(403, 500)).isEqualTo(Step.GAP);
    }

    @Test
    void letsARetryFindItsOldNumber() {
        chain.event(1, 0);
        chain.event(2, 1);

        assertThat(chain.ownAgain(1)).isEqualTo(Step.JOINED);
        assertThat(chain.ownAgain(3)).isEqualTo(Step.JOINED);
        assertThat(chain.ownAgain(5)).isEqualTo(Step.GAP);
    }

    @Test
    void followsTheConversationIntoALaterEpoch() {
        chain.event(7, 6);

        assertThat(chain.own(EPOCH + 1)).isEqualTo(Step.JOINED);
        assertThat(chain.event(EPOCH + 2, EPOCH + 1)).isEqualTo(Step.JOINED);
        assertThat(chain.event(2 * EPOCH + 1, EPOCH + 2)).isEqualTo(Step.JOINED);
        assertThat(chain.event(8, 7)).isEqualTo(Step.REPEATED);
    }
}
