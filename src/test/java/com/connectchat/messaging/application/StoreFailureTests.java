package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.connectchat.bus.contract.Command.EditMessage;
import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Outcome.Sent;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.messaging.FaultyLog.Fault;
import com.connectchat.persistence.ConversationLog.Entry;
import com.connectchat.persistence.Cursors;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreFailureTests extends CommandsTest {

    private static final String ID = "123e4567-e89b-42d3-a456-426614174000";

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "FAILS_AFTER_THE_WRITE"})
    void aSendWhoseWriteFailedIsNotAcknowledgedAndItsRetryGivesOneMessage(Fault fault) {
        said(alice, "before");
        log.nextWrites(fault);

        Outcome failed = ask(alice, text(ID, "once"));
        Outcome retried = ask(alice, text(ID, "once"));

        assertThat(refusal(failed)).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(seq(retried)).isEqualTo(2);
        assertThat(((Sent) retried).duplicate()).isEqualTo(fault == Fault.FAILS_AFTER_THE_WRITE);
        assertThat(seq(ask(alice, text("after")))).isEqualTo(3);
        assertThat(seqs()).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "FAILS_AFTER_THE_WRITE"})
    void nothingInAFailedBatchIsAcknowledged(Fault fault) {
        MessageId message = said(alice, "before");
        log.nextWrites(fault);

        List<Outcome> outcomes = backend.work(asked(alice, text(ID, "once")), asked(alice, text(ID, "twice")),
                asked(alice, new EditMessage(message, "changed")), asked(bob, new MoveReceipts(2, 2)), asked(carol, text("stranger")));

        assertThat(outcomes.stream().map(CommandsTest::refusal)).containsExactly(ErrorCode.UNAVAILABLE, ErrorCode.UNAVAILABLE,
                ErrorCode.UNAVAILABLE, ErrorCode.UNAVAILABLE, ErrorCode.NOT_FOUND);
    }

    @Test
    void aFailedEditCanBeAskedForAgain() {
        MessageId message = said(alice, "before");
        log.nextWrites(Fault.FAILS);
        ask(alice, new EditMessage(message, "changed"));

        assertThat(seq(ask(alice, new EditMessage(message, "changed")))).isEqualTo(2);
    }

    @Test
    void aFailedReceiptIsNotRemembered() {
        said(alice, "text");
        log.nextWrites(Fault.FAILS);
        ask(bob, new MoveReceipts(1, 1));

        assertThat(ask(bob, new MoveReceipts(1, 1))).isEqualTo(new Outcome.Done());
        assertThat(backend.history.conversations().cursors(conversation, bob, PHONE)).isEqualTo(new Cursors(1, 1, 1));
    }

    @Test
    void whatCanNotBeReadIsNotDecided() {
        said(alice, "before");
        backend.messaging.forget(conversation);
        log.readable(false);

        Outcome failed = ask(alice, text(ID, "once"));
        log.readable(true);

        assertThat(refusal(failed)).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(seq(ask(alice, text(ID, "once")))).isEqualTo(2);
    }

    @Test
    void aFaultOfTheProgramLosesNothingWhenTheBatchComesAgain() {
        log.nextWrites(Fault.BREAKS);
        IncomingMessage asked = asked(alice, text(ID, "once"));

        assertThatIllegalStateException().isThrownBy(() -> backend.work(asked));
        Outcome again = backend.work(asked).getFirst();

        assertThat(((Sent) again).duplicate()).isFalse();
        assertThat(seqs()).containsExactly(1L);
    }

    @Test
    void accountsThatCanNotBeReadSpoilNoNeighboursMessage() {
        backend.users.unavailableFor(carol);
        ConversationId other = backend.history.conversations().openDirect(alice, carol).id();

        List<Outcome> outcomes = backend.work(asked(alice, text(ID, "once")), backend.asked(other, alice, PHONE, text("who are you?")));

        assertThat(seq(outcomes.getFirst())).isEqualTo(1);
        assertThat(refusal(outcomes.getLast())).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(seqs()).containsExactly(1L);
    }

    @Test
    void anotherWritersMessageTakesItsPlaceAndOursTheNext() {
        said(alice, "before");
        log.beforeNextWrite(() -> writeAsAnother(2));

        List<Outcome> outcomes = backend.work(asked(alice, text(ID, "ours")), asked(alice, text(ID, "ours")), asked(bob, text("and his")));

        assertThat(outcomes.stream().map(CommandsTest::seq)).containsExactly(3L, 3L, 4L);
        assertThat(seqs()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void anotherWriterOfOneConversationDoesNotTouchTheRestOfTheBatch() {
        ConversationId other = backend.history.conversations().openDirect(alice, carol).id();
        log.beforeNextWrite(() -> writeAsAnother(1));

        List<Outcome> outcomes = backend.work(backend.asked(other, alice, PHONE, text("a")), asked(alice, text("b")),
                backend.asked(other, carol, PHONE, text("c")));

        assertThat(outcomes.stream().map(CommandsTest::seq)).containsExactly(1L, 2L, 2L);
    }

    @Test
    void receiptsForARefusedConversationAreDecidedAnew() {
        said(alice, "one");
        log.beforeNextWrite(() -> writeAsAnother(2));

        List<Outcome> outcomes = backend.work(asked(alice, text("ours")), asked(bob, new MoveReceipts(2, 2)));

        assertThat(outcomes).element(1).isEqualTo(new Outcome.Done());
        assertThat(backend.history.conversations().cursors(conversation, bob, PHONE)).isEqualTo(new Cursors(2, 2, 2));
    }

    /** Somebody else who believes to own the conversation was quicker. */
    private void writeAsAnother(long seq) {
        MessageNew event = new MessageNew(conversation, seq, seq - 1, MessageId.at(seq), bob, "00000000-0000-4000-8000-000000000000",
                MessageContent.ofText("theirs"), Instant.EPOCH);
        assertThat(backend.history.log().append(List.of(new Entry(LoggedEvent.of(event), null)), List.of())).isEmpty();
    }
}
