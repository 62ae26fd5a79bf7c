package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command.AddMembers;
import com.connectchat.bus.contract.Command.AddReaction;
import com.connectchat.bus.contract.Command.DeleteMessage;
import com.connectchat.bus.contract.Command.EditMessage;
import com.connectchat.bus.contract.Command.RemoveMember;
import com.connectchat.bus.contract.Command.RemoveReaction;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a group hides its past, what was said before one came is not there for any command. */
class HiddenPastTests extends GroupsTest {

    private MessageId secret;

    @BeforeEach
    void say() {
        run(settings(Join.OPEN, Who.ALL, Who.ADMINS, History.SINCE_JOINING));
        secret = ((Outcome.Sent) in(bob, text("a secret"))).messageId();
    }

    @Test
    void nobodyChangesOrAnswersWhatWasSaidBeforeTheyCame() {
        in(alice, new AddMembers(List.of(carol)));

        assertHidden();
        backend.messaging.forget(group);
        assertHidden();
    }

    @Test
    void whatOneSaidInAnEarlierStayIsGoneToo() {
        in(alice, new RemoveMember(bob));
        in(alice, new AddMembers(List.of(bob)));

        assertThat(refusal(in(bob, new EditMessage(secret, "no secret")))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(in(bob, new DeleteMessage(secret)))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void whoWasThereReactsAndAnswersAsEver() {
        in(alice, new AddMembers(List.of(carol)));
        backend.messaging.forget(group);

        assertThat(in(alice, new AddReaction(secret, "x"))).isInstanceOf(Outcome.Changed.class);
        assertThat(in(bob, answer(secret))).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void whoCameInTheSameBatchSeesWhatCameAfterThem() {
        List<Outcome> outcomes = backend.work(backend.asked(group, alice, PHONE, new AddMembers(List.of(carol))),
                backend.asked(group, carol, PHONE, new AddReaction(secret, "x")), backend.asked(group, carol, PHONE, text("hello")));

        assertThat(refusal(outcomes.get(1))).isEqualTo(ErrorCode.NOT_FOUND);
        MessageId hello = ((Outcome.Sent) outcomes.get(2)).messageId();
        assertThat(in(carol, new AddReaction(hello, "x"))).isInstanceOf(Outcome.Changed.class);
    }

    private void assertHidden() {
        assertThat(refusal(in(carol, new AddReaction(secret, "x")))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(in(carol, new RemoveReaction(secret, "x")))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(in(carol, new EditMessage(secret, "mine")))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(in(carol, new DeleteMessage(secret)))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(in(carol, answer(secret))).as("as a reply to a message that is nowhere").isEqualTo(in(carol, answer(MessageId.at(999))));
    }

    private static SendMessage answer(MessageId message) {
        return new SendMessage(UUID.randomUUID().toString(), null,
                new MessageContent(MessageKind.TEXT, "yes", List.of(), message, List.of(), null));
    }
}
