package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command.AddReaction;
import com.connectchat.bus.contract.Command.EditMessage;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Outcome.Sent;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What has waited for so long that its answer would come too late. */
class LateTests extends CommandsTest {

    private static final String ID = "123e4567-e89b-42d3-a456-426614174000";
    private static final Duration MOMENT = Duration.ofMillis(1);

    @Test
    void takesWhatIsJustInTime() {
        IncomingMessage asked = asked(alice, text("in time"));
        backend.clock.advance(IncomingMessage.BEGIN_WITHIN);

        assertThat(backend.work(asked).getFirst()).isInstanceOf(Sent.class);
    }

    @Test
    void refusesWhatWaitedTooLongAndWritesNothing() {
        IncomingMessage asked = asked(alice, text(ID, "late"));
        backend.clock.advance(IncomingMessage.BEGIN_WITHIN.plus(MOMENT));

        Outcome outcome = backend.work(asked).getFirst();

        assertThat(refusal(outcome)).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(events()).isEmpty();
        assertThat(ask(alice, text(ID, "late"))).isInstanceOfSatisfying(Sent.class, sent -> assertThat(sent.duplicate()).isFalse());
    }

    @Test
    void takesLaterOnesOfTheSameBatchInTheirOrder() {
        IncomingMessage late = asked(alice, text("late"));
        backend.clock.advance(IncomingMessage.BEGIN_WITHIN.plus(MOMENT));

        List<Outcome> outcomes = backend.work(late, asked(alice, text("one")), asked(alice, text("two")));

        assertThat(refusal(outcomes.getFirst())).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(outcomes.stream().skip(1).map(CommandsTest::seq)).containsExactly(1L, 2L);
    }

    @Test
    void answersWhatIsInTheLogWithItsPlaceHoweverLate() {
        IncomingMessage asked = asked(alice, text(ID, "written, then the worker died"));
        Outcome first = backend.work(asked).getFirst();
        backend.clock.advance(Duration.ofHours(1));

        Outcome again = backend.work(asked).getFirst();

        assertThat(seq(again)).isEqualTo(seq(first));
        assertThat(events()).hasSize(1);
    }

    @Test
    void opensNoConversationForALateMessage() {
        ConversationId unopened = ConversationId.direct(alice, carol);
        IncomingMessage asked = backend.asked(unopened, alice, PHONE,
                new SendMessage(UUID.randomUUID().toString(), carol, text("late").content()));
        backend.clock.advance(IncomingMessage.BEGIN_WITHIN.plus(MOMENT));

        Outcome outcome = backend.work(asked).getFirst();

        assertThat(refusal(outcome)).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(backend.history.conversations().find(unopened)).isEmpty();
    }

    /** Nothing tells whether these were carried out already, by a worker that died before it could say so. */
    @Test
    void carriesOutWhatHasNoIdHoweverLate() {
        MessageId message = said(alice, "text");
        IncomingMessage edit = asked(alice, new EditMessage(message, "better"));
        IncomingMessage reaction = asked(bob, new AddReaction(message, "+"));
        backend.clock.advance(Duration.ofMinutes(1));

        assertThat(backend.work(edit, reaction)).hasOnlyElementsOfType(Outcome.Changed.class);
    }
}
