package com.connectchat.persistence.application;

import static com.connectchat.persistence.application.LogFixture.BOB;
import static com.connectchat.persistence.application.LogFixture.HERE;
import static com.connectchat.persistence.application.LogFixture.THERE;
import static com.connectchat.persistence.application.LogFixture.deletion;
import static com.connectchat.persistence.application.LogFixture.edit;
import static com.connectchat.persistence.application.LogFixture.entry;
import static com.connectchat.persistence.application.LogFixture.key;
import static com.connectchat.persistence.application.LogFixture.message;
import static com.connectchat.persistence.application.LogFixture.messageId;
import static com.connectchat.persistence.application.LogFixture.reaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.connectchat.kernel.MessageId;
import com.connectchat.persistence.StoredMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggingConversationsTests extends HistoryTest {

    @Test
    void keepsAMessageAsItStandsWithinABatchAndAcrossBatches() {
        append(message(HERE, 1), edit(HERE, 2, 1, "second"), reaction(HERE, 3, 1, BOB, "👍"));
        append(edit(HERE, 4, 1, "third"));

        StoredMessage stored = service.log().message(HERE, messageId(1)).orElseThrow();

        assertThat(stored.changes().text()).isEqualTo("third");
        assertThat(stored.changes().seq()).isEqualTo(4);
        assertThat(stored.changes().reacted(BOB, "👍")).isTrue();
        assertThat(stored.sent()).isEqualTo(message(HERE, 1));
    }

    @Test
    void changesOfDifferentConversationsInOneBatchStayApart() {
        append(message(HERE, 1), message(THERE, 1), edit(THERE, 2, 1, "there"), deletion(HERE, 2, 1));

        assertThat(service.log().message(HERE, messageId(1)).orElseThrow().deleted()).isTrue();
        assertThat(service.log().message(THERE, messageId(1)).orElseThrow().changes().text()).isEqualTo("there");
    }

    @Test
    void refusesAChangeOfAMessageThatIsNotThere() {
        append(message(HERE, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> service.log().append(List.of(entry(edit(HERE, 2, 7, "what?"))), List.of()));
        assertThat(service.log().head(HERE)).isEqualTo(1);
        append(message(HERE, 2));
    }

    @Test
    void findsAMessageByItsOwnIdOnly() {
        append(message(HERE, 1), edit(HERE, 2, 1, "x"));

        assertThat(service.log().message(HERE, new MessageId("m1_other"))).isEmpty();
        assertThat(service.log().message(HERE, messageId(2))).isEmpty();
        assertThat(service.log().message(THERE, messageId(1))).isEmpty();
        assertThat(service.log().message(HERE, new MessageId("no-id-of-ours"))).isEmpty();
    }

    @Test
    void forgetsClientIdsAfterSevenDays() {
        append(message(HERE, 1));
        Duration sinceItWasSent = Duration.between(LogFixture.NOW, clock.instant());

        clock.advance(Duration.ofDays(7).minus(sinceItWasSent).minusMillis(1));
        assertThat(service.log().sentBefore(List.of(key(message(HERE, 1))))).hasSize(1);

        clock.advance(Duration.ofMillis(1));
        assertThat(service.log().sentBefore(List.of(key(message(HERE, 1))))).isEmpty();
    }
}
