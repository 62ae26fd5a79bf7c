package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Command.AddMembers;
import com.connectchat.bus.contract.Command.CreateGroup;
import com.connectchat.bus.contract.Command.RemoveMember;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.group.Group;
import com.connectchat.group.KeepGroups;
import com.connectchat.group.application.GroupService;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.event.ConversationEvent.AboutGroup;
import com.connectchat.persistence.Stay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A writer that dies between the log and what is entered from it leaves nothing that the next one does not put right. */
class InterruptedGroupChangesTests extends GroupsTest {

    @Test
    void whatStandsInTheLogIsEnteredByTheNextWriter() {
        writerThatDiesBeforeItEnters(new RemoveMember(bob));
        assertThat(isIn(bob)).isTrue();

        Outcome said = in(alice, text("who is here?"));

        assertThat(seq(said)).isEqualTo(3);
        assertThat(isIn(bob)).isFalse();
        assertThat(backend.history.conversations().stay(group, bob)).contains(new Stay(1, 0, 2));
        assertThat(refusal(in(bob, text("me")))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void theSameCommandAgainFindsItDone() {
        writerThatDiesBeforeItEnters(new AddMembers(List.of(carol)));

        assertThat(in(alice, new AddMembers(List.of(carol)))).isEqualTo(new Outcome.Done());

        assertThat(roleOf(carol)).isEqualTo(Role.MEMBER);
        assertThat(head()).isEqualTo(2);
    }

    @Test
    void aGroupThatOnlyTheLogKnowsIsMadeOnce() {
        group = new ConversationId("g_coffee");
        writerThatDiesBeforeItEnters(new CreateGroup(OPEN, List.of(bob)));
        assertThat(backend.groups.find().card(group, alice)).isEmpty();

        assertThat(in(alice, new CreateGroup(OPEN, List.of(bob)))).isEqualTo(new Outcome.Changed(1));

        assertThat(roleOf(alice)).isEqualTo(Role.OWNER);
        assertThat(in(bob, text("hello"))).isInstanceOf(Outcome.Sent.class);
        assertThat(head()).isEqualTo(2);
    }

    @Test
    void anAnnouncementThatCameToNothingHarmsNothing() {
        backend.groups.keep().announce(group, 2);
        backend.messaging.forget(group);

        in(alice, text("one"));
        in(alice, new RemoveMember(bob));

        assertThat(isIn(bob)).isFalse();
        assertThat(backend.groups.keep().find(group).orElseThrow().announcedFrom()).isZero();
    }

    /** Another process with the same stores, which fails where it would enter what it has written. */
    private void writerThatDiesBeforeItEnters(Command command) {
        KeepGroups failing = new KeepGroups() {

            @Override
            public Optional<Kept> find(ConversationId id) {
                return backend.groups.keep().find(id);
            }

            @Override
            public void announce(ConversationId id, long fromSeq) {
                backend.groups.keep().announce(id, fromSeq);
            }

            @Override
            public void enter(Group entered, List<AboutGroup> events) {
                throw new IllegalStateException("died");
            }
        };
        MessagingService dying = new MessagingService(new UnenteredConversations(backend.history.conversations()), backend.history.log(),
                backend.numbers, backend.users, backend.sessions, backend.bus, backend.clock,
                new GroupService(failing, backend.groups.find(), backend.groups.admissions()));
        assertThatThrownBy(() -> dying.work().workOn(List.of(new IncomingMessage(group, new Origin(alice, PHONE, null), command,
                backend.clock.instant())))).hasMessage("died");
        backend.messaging.forget(group);
    }
}
