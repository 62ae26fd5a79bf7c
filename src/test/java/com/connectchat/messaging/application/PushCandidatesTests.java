package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command.AcceptInvite;
import com.connectchat.bus.contract.Command.AddMembers;
import com.connectchat.bus.contract.Command.ApproveRequest;
import com.connectchat.bus.contract.Command.CreateGroup;
import com.connectchat.bus.contract.Command.JoinGroup;
import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.Command.RemoveMember;
import com.connectchat.bus.contract.PushCandidate;
import com.connectchat.group.Admissions.Invite;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said on the bus of what may have to be pushed, and how seldom anybody is asked. */
class PushCandidatesTests extends GroupsTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    @Test
    void whereNobodyCanBeReachedThereIsNoRecordAndSeldomAQuestion() {
        in(alice, text("one"));
        in(alice, text("two"));
        in(bob, text("three"));

        assertThat(backend.bus.pushCandidates()).isEmpty();
        assertThat(backend.messaging.addresses().lookUps()).isEqualTo(1);
    }

    @Test
    void aMessageIsOneRecordHoweverManyItIsFor() {
        in(alice, new AddMembers(people(498)));
        reach(bob);

        in(alice, text("hello"));

        assertThat(backend.bus.pushCandidates()).singleElement().satisfies(each -> {
            assertThat(each).isInstanceOf(PushCandidate.Message.class);
            assertThat(each.conversationId()).isEqualTo(group);
            assertThat(each.at()).isEqualTo(backend.clock.instant());
        });
    }

    @Test
    void nobodyIsPushedForWhatTheySaidThemselves() {
        reach(alice);

        in(alice, text("hello"));
        in(alice, text("hello again"));
        assertThat(backend.bus.pushCandidates()).isEmpty();

        in(bob, text("hello you"));
        assertThat(backend.bus.pushCandidates()).hasSize(1);
    }

    @Test
    void whoGivesAnAddressIsReachedAfterAWhile() {
        in(alice, text("nobody to reach"));
        backend.messaging.addresses().add(bob);
        in(alice, text("not known yet"));
        backend.clock.advance(A_WHILE);

        in(alice, text("known"));

        assertThat(backend.bus.pushCandidates()).hasSize(1);
    }

    @Test
    void whoComesIntoAGroupIsNamed() {
        in(alice, text("nobody to reach"));
        backend.messaging.addresses().add(carol);

        in(alice, new AddMembers(List.of(carol)));

        assertThat(backend.bus.pushCandidates()).singleElement().satisfies(each -> {
            assertThat(((PushCandidate.Added) each).users()).containsExactly(carol);
            assertThat(((PushCandidate.Added) each).actor()).isEqualTo(alice);
        });
    }

    @Test
    void whoIsInAGroupFromItsBeginningIsNamed() {
        backend.messaging.addresses().add(carol);
        ConversationId another = new ConversationId("g_coffee");

        backend.ask(another, alice, PHONE, new CreateGroup(OPEN, List.of(bob, carol)));

        assertThat(added()).isEqualTo(List.of(bob, carol));
    }

    @Test
    void whoseRequestIsApprovedIsNamed() {
        run(settings(Join.REQUEST, Who.ALL, Who.ADMINS, History.ALL));
        backend.messaging.addresses().add(carol);
        in(carol, new JoinGroup());
        assertThat(backend.bus.pushCandidates()).isEmpty();

        in(alice, new ApproveRequest(carol));

        assertThat(added()).isEqualTo(List.of(carol));
    }

    @Test
    void whoIsBroughtBackIsNamed() {
        backend.messaging.addresses().add(bob);
        in(bob, new RemoveMember(bob));

        in(alice, new AddMembers(List.of(bob, carol)));

        assertThat(added()).isEqualTo(List.of(bob, carol));
    }

    @Test
    void whoComesByThemselvesKnowsIt() {
        backend.messaging.addresses().add(carol);
        backend.groups.admissions().add(new Invite("i_1", group, alice, backend.clock.instant().plusSeconds(60), 1, 0));

        in(carol, new AcceptInvite("i_1"));
        in(carol, new RemoveMember(carol));
        in(carol, new JoinGroup());

        assertThat(typesAfter(1)).contains(EventType.MEMBER_ADDED);
        assertThat(backend.bus.pushCandidates()).isEmpty();
    }

    @Test
    void whatIsNoNewsIsNoCandidate() {
        reach(bob);

        in(bob, new MoveReceipts(1, 1));

        assertThat(backend.bus.pushCandidates()).isEmpty();
    }

    @Test
    void whileNobodyCanTellItMayBeAnybody() {
        backend.clock.advance(A_WHILE);
        backend.messaging.addresses().fallSilent();

        in(alice, text("hello"));

        assertThat(backend.bus.pushCandidates()).hasSize(1);
    }

    /** Whom the one candidate names, which Alice brought. */
    private List<UserId> added() {
        PushCandidate.Added added = (PushCandidate.Added) backend.bus.pushCandidates().getLast();
        assertThat(backend.bus.pushCandidates()).hasSize(1);
        assertThat(added.actor()).isEqualTo(alice);
        return added.users();
    }

    /** This user gave an address, and that is known by now. */
    private void reach(UserId user) {
        backend.messaging.addresses().add(user);
        backend.clock.advance(A_WHILE);
    }

    private List<UserId> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> backend.users.add("p" + i)).toList();
    }
}
