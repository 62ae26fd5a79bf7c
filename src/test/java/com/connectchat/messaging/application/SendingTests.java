package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.Outcome.Sent;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SendingTests extends CommandsTest {

    private static final String ID = "123e4567-e89b-42d3-a456-426614174000";

    @Test
    void numbersMessagesFromOneInTheOrderAsked() {
        IncomingMessage[] batch = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> asked(i % 2 == 0 ? alice : bob, text("text " + i))).toArray(IncomingMessage[]::new);

        List<Outcome> outcomes = backend.work(batch);

        assertThat(outcomes.stream().map(CommandsTest::seq)).containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(events().stream().map(LoggedEvent::event).map(event -> ((MessageNew) event).content().text()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).mapToObj(i -> "text " + i).toList());
        assertThat(events()).allSatisfy(event -> assertThat(event.prevSeq()).isEqualTo(event.seq() - 1));
    }

    @Test
    void numbersEachConversationByItself() {
        ConversationId other = backend.history.conversations().openDirect(alice, carol).id();

        List<Outcome> outcomes = backend.work(asked(alice, text("a")), backend.asked(other, carol, PHONE, text("b")),
                asked(bob, text("c")));

        assertThat(outcomes.stream().map(CommandsTest::seq)).containsExactly(1L, 1L, 2L);
    }

    @Test
    void goesOnCountingInANewProcess() {
        said(alice, "before");
        restart();

        assertThat(seq(ask(alice, text("after")))).isEqualTo(2);
    }

    @Test
    void aRetryInTheSameBatchGetsTheFirstPlace() {
        List<Outcome> outcomes = backend.work(asked(alice, text(ID, "once")), asked(alice, text(ID, "twice")), asked(alice, text("next")));

        assertThat(outcomes.stream().map(CommandsTest::seq)).containsExactly(1L, 1L, 2L);
        assertThat(outcomes.stream().map(Sent.class::cast).map(Sent::duplicate)).containsExactly(false, true, false);
        assertThat(outcomes.get(1)).isEqualTo(duplicateOf(outcomes.getFirst()));
        assertThat(seqs()).containsExactly(1L, 2L);
    }

    @Test
    void aRetryInALaterBatchGetsTheFirstPlace() {
        Outcome first = ask(alice, text(ID, "once"));
        backend.clock.advance(Duration.ofHours(1));

        assertThat(ask(alice, text(ID, "something else"))).isEqualTo(duplicateOf(first));
        assertThat(seqs()).containsExactly(1L);
    }

    @Test
    void aRetryInLettersOfTheOtherCaseGetsTheFirstPlace() {
        String capitals = ID.toUpperCase(Locale.ROOT);
        Outcome first = ask(alice, text(capitals, "once"));

        assertThat(ask(alice, text(ID, "once"))).isEqualTo(duplicateOf(first));
        assertThat(((MessageNew) events().getFirst().event()).clientMessageId()).as("as it was sent").isEqualTo(capitals);
    }

    @Test
    void aRetryAfterARestartGetsTheFirstPlace() {
        Outcome first = ask(alice, text(ID, "once"));
        restart();

        assertThat(ask(alice, text(ID, "once"))).isEqualTo(duplicateOf(first));
    }

    @Test
    void aClientIdIsGoodForSevenDays() {
        ask(alice, text(ID, "once"));

        backend.clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(seq(ask(alice, text(ID, "once")))).isEqualTo(1);

        backend.clock.advance(Duration.ofMillis(1));
        assertThat(seq(ask(alice, text(ID, "anew")))).isEqualTo(2);
        assertThat(seq(ask(alice, text(ID, "anew")))).isEqualTo(2);
    }

    @Test
    void theSameIdFromAnotherDeviceSenderOrConversationIsAnotherMessage() {
        ConversationId other = backend.history.conversations().openDirect(alice, carol).id();

        List<Outcome> outcomes = backend.work(asked(alice, text(ID, "a")), backend.asked(conversation, alice, LAPTOP, text(ID, "b")),
                asked(bob, text(ID, "c")), backend.asked(other, alice, PHONE, text(ID, "d")));

        assertThat(outcomes.stream().map(Sent.class::cast).map(Sent::duplicate)).containsOnly(false);
        assertThat(outcomes.stream().map(CommandsTest::seq)).containsExactly(1L, 2L, 3L, 1L);
    }

    @Test
    void aRetryIsAnsweredEvenWhenNothingMayBeSentAnyMore() {
        Outcome first = ask(alice, text(ID, "once"));
        backend.users.block(bob, alice);

        assertThat(ask(alice, text(ID, "once"))).isEqualTo(duplicateOf(first));
        assertThat(refusal(ask(alice, text("new")))).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void refusesStrangersAndUnknownConversationsAlike() {
        Outcome foreign = ask(carol, text("let me in"));
        Outcome unknown = backend.ask(new ConversationId("d_nowhere"), carol, PHONE, text("hello?"));

        assertThat(refusal(foreign)).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(unknown).isEqualTo(foreign);
        assertThat(events()).isEmpty();
    }

    @Test
    void refusesBothSidesOfABlock() {
        backend.users.block(bob, alice);

        assertThat(refusal(ask(alice, text("hi")))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(ask(bob, text("hi")))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(events()).isEmpty();
    }

    @Test
    void refusesToWriteToADeletedAccount() {
        backend.users.remove(bob);

        assertThat(refusal(ask(alice, text("anybody?")))).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void theFirstMessageOpensTheConversation() {
        Sent sent = (Sent) to(alice, carol, text("hi Carol"));

        assertThat(sent.conversationId()).isEqualTo(ConversationId.direct(alice, carol));
        assertThat(sent.seq()).isEqualTo(1);
        assertThat(backend.history.conversations().find(sent.conversationId())).isPresent();
        assertThat(seq(to(carol, alice, text("hi Alice")))).isEqualTo(2);
    }

    @Test
    void opensNothingForSomebodyUnknownBlockedOrOneself() {
        backend.users.block(carol, alice);

        assertThat(refusal(to(alice, new UserId("u_nobody"), text("?")))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(to(alice, carol, text("?")))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(to(alice, alice, text("?")))).isEqualTo(ErrorCode.VALIDATION_FAILED);
        assertThat(backend.history.conversations().find(ConversationId.direct(alice, carol))).isEmpty();
        assertThat(backend.history.conversations().find(ConversationId.direct(alice, alice))).isEmpty();
    }

    @Test
    void mayReplyToAMessageOfTheSameConversationOnly() {
        ConversationId other = backend.history.conversations().openDirect(alice, carol).id();
        MessageId here = said(bob, "question");
        MessageId there = ((Sent) backend.ask(other, carol, PHONE, text("elsewhere"))).messageId();

        assertThat(seq(ask(alice, replyTo(here)))).isEqualTo(2);
        assertThat(ask(alice, replyTo(there))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
            assertThat(refused.pointer()).isEqualTo("/reply_to");
        });
    }

    @Test
    void refusesAttachmentsThatWereNeverUploaded() {
        MessageContent content = new MessageContent(MessageKind.MEDIA, null, List.of(new MediaId("media_1")), null, List.of(), null);

        Outcome outcome = ask(alice, new SendMessage(ID, null, content));

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
            assertThat(refused.pointer()).isEqualTo("/attachments/0/media_id");
        });
    }

    private Outcome to(UserId sender, UserId peer, SendMessage send) {
        return backend.ask(ConversationId.direct(sender, peer), sender, PHONE,
                new SendMessage(send.clientMessageId(), peer, send.content()));
    }

    private static SendMessage replyTo(MessageId message) {
        return new SendMessage(UUID.randomUUID().toString(), null,
                new MessageContent(MessageKind.TEXT, "answer", List.of(), message, List.of(), null));
    }

    private static Outcome duplicateOf(Outcome outcome) {
        Sent sent = (Sent) outcome;
        return new Sent(sent.conversationId(), sent.messageId(), sent.seq(), sent.createdAt(), true);
    }
}
