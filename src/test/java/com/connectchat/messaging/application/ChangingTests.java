package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Command.AddReaction;
import com.connectchat.bus.contract.Command.DeleteMessage;
import com.connectchat.bus.contract.Command.EditMessage;
import com.connectchat.bus.contract.Command.RemoveReaction;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.persistence.StoredMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangingTests extends CommandsTest {

    private MessageId message;

    @BeforeEach
    void say() {
        message = said(alice, "hello");
    }

    @Test
    void anEditTakesItsOwnPlaceAndReplacesTheText() {
        assertThat(seq(ask(alice, new EditMessage(message, "hello!")))).isEqualTo(2);

        assertThat(stored().changes().text()).isEqualTo("hello!");
        assertThat(stored().changes().editedAt()).isPositive();
        assertThat(stored().sent().seq()).isEqualTo(1);
    }

    @Test
    void onlyItsSenderEditsOrDeletesAMessage() {
        assertThat(refusal(ask(bob, new EditMessage(message, "mine")))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(ask(bob, new DeleteMessage(message)))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(events()).hasSize(1);
    }

    @Test
    void deletingTwiceIsDeletingOnce() {
        Outcome deleted = ask(alice, new DeleteMessage(message));

        assertThat(ask(alice, new DeleteMessage(message))).isEqualTo(deleted);
        assertThat(stored().deleted()).isTrue();
        assertThat(events()).hasSize(2);
    }

    @Test
    void nothingBringsADeletedMessageBack() {
        ask(alice, new DeleteMessage(message));

        assertThat(refusal(ask(alice, new EditMessage(message, "back")))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(refusal(ask(bob, new AddReaction(message, "👍")))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(events()).hasSize(2);
    }

    @Test
    void reactingTwiceIsReactingOnce() {
        Outcome reacted = ask(bob, new AddReaction(message, "👍"));

        assertThat(ask(bob, new AddReaction(message, "👍"))).isEqualTo(reacted);
        assertThat(stored().changes().reactions()).containsOnlyKeys("👍").containsValue(List.of(bob));
        assertThat(events()).hasSize(2);
    }

    @Test
    void aReactionCanBeTakenBackByWhoGaveIt() {
        ask(bob, new AddReaction(message, "👍"));
        ask(alice, new AddReaction(message, "👍"));

        assertThat(seq(ask(bob, new RemoveReaction(message, "👍")))).isEqualTo(4);

        assertThat(stored().changes().reactions()).containsValue(List.of(alice));
    }

    @Test
    void takingBackWhatWasNeverGivenChangesNothing() {
        assertThat(seq(ask(bob, new RemoveReaction(message, "👍")))).isEqualTo(1);
        assertThat(events()).hasSize(1);
    }

    @Test
    void aMessageBearsFiftyDifferentReactions() {
        for (int i = 0; i < DecidingMessages.REACTIONS_MAX; i++) {
            assertThat(ask(bob, new AddReaction(message, "r" + i))).isInstanceOf(Outcome.Changed.class);
        }

        assertThat(refusal(ask(bob, new AddReaction(message, "one more")))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(ask(alice, new AddReaction(message, "r0"))).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void blockedPeoplePutNoNewTextBeforeEachOtherByAnEdit() {
        EditMessage before = new EditMessage(message, "hello!");
        ask(alice, before);
        backend.users.block(bob, alice);

        assertThat(ask(alice, new EditMessage(message, "and another thing"))).isEqualTo(Objections.BLOCKED);
        assertThat(ask(alice, before)).as("a retry of what was done before").isEqualTo(new Outcome.Changed(2));
        assertThat(ask(alice, new DeleteMessage(message))).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void blockedPeopleDoNotReactButMayTakeBackAndDelete() {
        ask(bob, new AddReaction(message, "👍"));
        backend.users.block(alice, bob);

        assertThat(refusal(ask(bob, new AddReaction(message, "🎉")))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(ask(bob, new RemoveReaction(message, "👍"))).isInstanceOf(Outcome.Changed.class);
        assertThat(ask(alice, new DeleteMessage(message))).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void aWholeLifeFitsIntoOneBatch() {
        MessageId other = said(bob, "second");

        List<Outcome> outcomes = backend.work(
                asked(bob, new AddReaction(message, "👍")), asked(alice, new EditMessage(message, "edited")),
                asked(bob, new AddReaction(message, "👍")), asked(bob, new RemoveReaction(message, "👍")),
                asked(bob, new EditMessage(other, "edited too")), asked(alice, new DeleteMessage(message)),
                asked(alice, new EditMessage(message, "too late")));

        assertThat(outcomes.subList(0, 6).stream().map(CommandsTest::seq)).containsExactly(3L, 4L, 3L + 1, 5L, 6L, 7L);
        assertThat(refusal(outcomes.getLast())).isEqualTo(ErrorCode.CONFLICT);
        assertThat(stored().deleted()).isTrue();
        assertThat(events().stream().map(LoggedEvent::type)).endsWith(EventType.REACTION_ADDED, EventType.MESSAGE_UPDATED,
                EventType.REACTION_REMOVED, EventType.MESSAGE_UPDATED, EventType.MESSAGE_DELETED);
    }

    @Test
    void whatBecameOfAMessageIsThereAfterARestart() {
        ask(alice, new EditMessage(message, "edited"));
        ask(bob, new AddReaction(message, "👍"));
        StoredMessage before = stored();
        restart();

        assertThat(stored()).isEqualTo(before);
        assertThat(ask(bob, new AddReaction(message, "👍"))).isEqualTo(new Outcome.Changed(3));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void strangersAndWrongIdsFindNothing(Change change) {
        ConversationId other = backend.history.conversations().openDirect(alice, carol).id();
        MessageId unknown = new MessageId("m1_0000000000000000");

        assertThat(refusal(ask(carol, change.of(message)))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(ask(alice, change.of(unknown)))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(ask(alice, change.of(new MessageId("no-message"))))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(backend.ask(other, alice, PHONE, change.of(message)))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(events()).hasSize(1);
    }

    static Stream<Change> changes() {
        return Stream.of(id -> new EditMessage(id, "x"), DeleteMessage::new, id -> new AddReaction(id, "x"),
                id -> new RemoveReaction(id, "x"));
    }

    interface Change {

        Command of(MessageId message);
    }

    private StoredMessage stored() {
        return backend.history.log().message(conversation, message).orElseThrow();
    }
}
