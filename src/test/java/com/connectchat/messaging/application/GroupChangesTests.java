package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command.AcceptInvite;
import com.connectchat.bus.contract.Command.AddMembers;
import com.connectchat.bus.contract.Command.ApproveRequest;
import com.connectchat.bus.contract.Command.BanMember;
import com.connectchat.bus.contract.Command.ChangeRole;
import com.connectchat.bus.contract.Command.CreateGroup;
import com.connectchat.bus.contract.Command.DeleteGroup;
import com.connectchat.bus.contract.Command.DeleteMessage;
import com.connectchat.bus.contract.Command.JoinGroup;
import com.connectchat.bus.contract.Command.PassOn;
import com.connectchat.bus.contract.Command.RemoveMember;
import com.connectchat.bus.contract.Command.SendMessage;
import com.connectchat.bus.contract.Command.UpdateGroup;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.group.Admissions.Invite;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.GroupMember;
import com.connectchat.kernel.GroupProfile.Visibility;
import com.connectchat.kernel.GroupSettings;
import com.connectchat.kernel.GroupSettings.History;
import com.connectchat.kernel.GroupSettings.Join;
import com.connectchat.kernel.GroupSettings.Who;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.Role;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.ConversationCreated;
import com.connectchat.kernel.event.ConversationEvent.MemberAdded;
import com.connectchat.kernel.event.EventType;
import com.connectchat.persistence.Stay;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How groups change, and that each change has its place in the log. */
class GroupChangesTests extends GroupsTest {

    @Test
    void aGroupBeginsWithItsMembersInItsFirstEvent() {
        ConversationCreated created = (ConversationCreated) eventsAfter(0).getFirst().event();

        assertThat(created.seq()).isEqualTo(1);
        assertThat(created.prevSeq()).isZero();
        assertThat(created.members()).containsExactly(new GroupMember(alice, Role.OWNER), new GroupMember(bob, Role.MEMBER));
        assertThat(head()).isEqualTo(1);
        assertThat(backend.history.conversations().stay(group, bob)).contains(new Stay(1, 0, 0));
    }

    @Test
    void whatIsAskedAgainChangesNothing() {
        in(alice, new AddMembers(List.of(carol)));
        long head = head();

        assertThat(in(alice, new CreateGroup(OPEN, List.of(bob)))).isEqualTo(new Outcome.Changed(1));
        assertThat(in(alice, new AddMembers(List.of(carol, bob)))).isEqualTo(new Outcome.Done());
        assertThat(in(carol, new JoinGroup())).isEqualTo(new Outcome.Done());
        assertThat(in(alice, new ChangeRole(bob, Role.MEMBER))).isEqualTo(new Outcome.Done());
        assertThat(in(alice, new UpdateGroup("Tea", null, Visibility.PUBLIC, null, null))).isEqualTo(new Outcome.Done());
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void everyoneWhoIsAddedHasAPlaceOfTheirOwn() {
        List<UserId> many = IntStream.range(0, 1_000).mapToObj(i -> backend.users.add("many" + i)).toList();

        Outcome added = in(alice, new AddMembers(many));

        assertThat(added).isEqualTo(new Outcome.Changed(1_001));
        assertThat(eventsAfter(1)).hasSize(1_000).allSatisfy(each -> assertThat(each.event()).isInstanceOf(MemberAdded.class));
        assertThat(backend.groups.find().card(group, alice).orElseThrow().memberCount()).isEqualTo(1_002);
    }

    @Test
    void aFullGroupTakesNobody() {
        for (int thousand = 0; thousand < 5; thousand++) {
            int from = thousand * 1_000;
            int to = thousand == 4 ? from + 998 : from + 1_000;
            in(alice, new AddMembers(IntStream.range(from, to).mapToObj(i -> new UserId("u_" + i)).toList()));
        }
        assertThat(backend.groups.find().card(group, alice).orElseThrow().memberCount()).isEqualTo(5_000);

        assertThat(refusal(in(alice, new AddMembers(List.of(carol))))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(refusal(in(carol, new JoinGroup()))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(isIn(carol)).isFalse();
    }

    @Test
    void whoIsRemovedSeesUpToTheirRemovalAndNothingBeyond() {
        in(bob, text("before"));
        Outcome removed = in(alice, new RemoveMember(bob));
        in(alice, text("after"));

        assertThat(seq(removed)).isEqualTo(3);
        assertThat(backend.history.conversations().stay(group, bob)).contains(new Stay(1, 0, 3));
        assertThat(refusal(in(bob, text("still here")))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(backend.history.history().unread(group, bob, 0).messages()).isZero();
    }

    @Test
    void whoComesBackSeesAgain() {
        in(alice, new RemoveMember(bob));
        in(alice, text("meanwhile"));
        in(alice, new AddMembers(List.of(bob)));

        assertThat(backend.history.conversations().stay(group, bob)).contains(new Stay(4, 0, 0));
        assertThat(in(bob, text("back"))).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void whereThePastIsHiddenWhoComesTogetherSeesEachOtherComeAndNothingBefore() {
        run(settings(Join.OPEN, Who.ALL, Who.ADMINS, History.SINCE_JOINING));
        in(alice, text("a secret"));
        UserId dave = backend.users.add("dave");

        in(alice, new AddMembers(List.of(carol, dave)));

        assertThat(backend.history.conversations().stay(group, carol)).contains(new Stay(4, 3, 0));
        assertThat(backend.history.conversations().stay(group, dave)).contains(new Stay(5, 3, 0));
    }

    @Test
    void theOwnerStaysUntilSomebodyElseIs() {
        assertThat(refusal(in(alice, new RemoveMember(alice)))).isEqualTo(ErrorCode.CONFLICT);
        assertThat(refusal(in(alice, new ChangeRole(alice, Role.MEMBER)))).isEqualTo(ErrorCode.CONFLICT);

        in(alice, new ChangeRole(bob, Role.OWNER));

        assertThat(roleOf(bob)).isEqualTo(Role.OWNER);
        assertThat(roleOf(alice)).isEqualTo(Role.ADMIN);
        assertThat(typesAfter(1)).containsExactly(EventType.MEMBER_UPDATED, EventType.MEMBER_UPDATED);
        assertThat(in(alice, new RemoveMember(alice))).isInstanceOf(Outcome.Changed.class);
        assertThat(isIn(alice)).isFalse();
    }

    @Test
    void theGroupOfAnOwnerWhoIsGoneGoesToAnAdminBeforeAMember() {
        in(alice, new AddMembers(List.of(carol)));
        in(alice, new ChangeRole(carol, Role.ADMIN));
        backend.users.remove(alice);
        long before = head();

        in(alice, new PassOn());

        assertThat(roleOf(carol)).isEqualTo(Role.OWNER);
        assertThat(roleOf(alice)).isEqualTo(Role.ADMIN);
        assertThat(typesAfter(before)).containsExactly(EventType.MEMBER_UPDATED, EventType.MEMBER_UPDATED);
        assertThat(in(alice, new PassOn())).as("once more").isEqualTo(new Outcome.Done());
        assertThat(in(bob, new PassOn())).as("from somebody who is no owner").isEqualTo(new Outcome.Done());
    }

    @Test
    void nobodyWhoIsGoneInheritsAGroup() {
        in(alice, new AddMembers(List.of(carol)));
        in(alice, new ChangeRole(carol, Role.ADMIN));
        backend.users.remove(carol);

        in(alice, new PassOn());

        assertThat(roleOf(bob)).isEqualTo(Role.OWNER);
    }

    @Test
    void theGroupOfAnOwnerWhoIsGoneAndWasAloneEnds() {
        in(bob, new RemoveMember(bob));

        in(alice, new PassOn());

        assertThat(backend.groups.find().card(group, alice)).isEmpty();
    }

    @Test
    void theLastOneOutEndsTheGroup() {
        in(bob, new RemoveMember(bob));
        in(alice, new RemoveMember(alice));

        assertThat(refusal(in(alice, text("anybody?")))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(in(carol, new JoinGroup()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(backend.groups.find().card(group, alice)).isEmpty();
    }

    @Test
    void aDeletedGroupIsNobodysAnyMoreButItsPastIsTheirs() {
        in(bob, text("hello"));

        in(alice, new DeleteGroup());

        assertThat(refusal(in(bob, text("hello?")))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(in(alice, new AddMembers(List.of(carol))))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(backend.history.conversations().stay(group, bob)).contains(new Stay(1, 0, 3));
        assertThat(backend.groups.find().of(bob, null, 10)).doesNotContain(group);
    }

    @Test
    void nobodyStandsAboveTheirEquals() {
        UserId dave = backend.users.add("dave");
        in(alice, new AddMembers(List.of(carol, dave)));
        in(alice, new ChangeRole(bob, Role.ADMIN));
        in(alice, new ChangeRole(carol, Role.ADMIN));

        assertThat(refusal(in(bob, new RemoveMember(carol)))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(in(bob, new BanMember(alice)))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(in(dave, new RemoveMember(bob)))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(in(bob, new RemoveMember(dave))).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void whoIsBannedIsOutAndStaysOut() {
        in(alice, new BanMember(bob));

        assertThat(isIn(bob)).isFalse();
        assertThat(refusal(in(bob, new JoinGroup()))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(refusal(in(alice, new AddMembers(List.of(bob))))).isEqualTo(ErrorCode.CONFLICT);

        backend.groups.admissions().unban(group, bob);

        assertThat(in(bob, new JoinGroup())).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void whoeverIsBannedInTheSameBatchDoesNotGetInBehindIt() {
        List<Outcome> outcomes = backend.work(backend.asked(group, alice, PHONE, new BanMember(carol)),
                backend.asked(group, carol, PHONE, new JoinGroup()), backend.asked(group, alice, PHONE, new RemoveMember(bob)),
                backend.asked(group, bob, PHONE, text("too late")));

        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Done());
        assertThat(refusal(outcomes.get(1))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Changed.class);
        assertThat(refusal(outcomes.get(3))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void whoHasToAskComesInOnceAnAdminAgrees() {
        run(settings(Join.REQUEST, Who.ALL, Who.ADMINS, History.ALL));

        assertThat(in(carol, new JoinGroup())).isEqualTo(new Outcome.Requested());
        assertThat(refusal(in(bob, new ApproveRequest(carol)))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(in(alice, new ApproveRequest(carol))).isInstanceOf(Outcome.Changed.class);

        assertThat(isIn(carol)).isTrue();
        assertThat(backend.groups.admissions().requests(group, null, 10)).isEmpty();
        assertThat(refusal(in(alice, new ApproveRequest(new UserId("u_nobody"))))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void anInviteLetsInAsManyAsItSays() {
        Invite invite = new Invite("i_1", group, alice, backend.clock.instant().plusSeconds(60), 1, 0);
        backend.groups.admissions().add(invite);
        UserId dave = backend.users.add("dave");

        assertThat(in(carol, new AcceptInvite("i_1"))).isInstanceOf(Outcome.Changed.class);
        assertThat(in(carol, new AcceptInvite("i_1"))).isEqualTo(new Outcome.Done());
        assertThat(refusal(in(dave, new AcceptInvite("i_1")))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(in(dave, new AcceptInvite("i_forged")))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void anInviteOfAnotherGroupOpensNothingHere() {
        backend.groups.admissions()
                .add(new Invite("i_2", new ConversationId("g_other"), bob, backend.clock.instant().plusSeconds(60), 0, 0));

        assertThat(refusal(in(carol, new AcceptInvite("i_2")))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void anInviteEndsWithItsTime() {
        backend.groups.admissions().add(new Invite("i_3", group, alice, backend.clock.instant().plusSeconds(60), 0, 0));

        backend.clock.advance(Duration.ofSeconds(60));

        assertThat(refusal(in(carol, new AcceptInvite("i_3")))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void onlyAdminsPostWhereOnlyAdminsMay() {
        run(settings(Join.OPEN, Who.ADMINS, Who.ADMINS, History.ALL));

        assertThat(refusal(in(bob, text("me too")))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(in(alice, text("hear"))).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void membersWaitInSlowModeAndAdminsDoNot() {
        run(new GroupSettings(Join.OPEN, Who.ALL, Who.ADMINS, History.ALL, Duration.ofSeconds(30)));
        SendMessage first = text("one");
        in(bob, first);

        assertThat(refusal(in(bob, text("two")))).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(((Outcome.Sent) in(bob, first)).duplicate()).isTrue();
        assertThat(in(alice, text("one"))).isInstanceOf(Outcome.Sent.class);
        assertThat(in(alice, text("two"))).isInstanceOf(Outcome.Sent.class);

        backend.clock.advance(Duration.ofSeconds(30));

        assertThat(in(bob, text("two"))).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void onlyAdminsMentionEverybodyAndThenEverybodyIsMentioned() {
        SendMessage toAll = new SendMessage(UUID.randomUUID().toString(), null, new MessageContent(MessageKind.TEXT, "all!", List.of(),
                null, List.of(MessageContent.EVERYBODY), null));

        assertThat(refusal(in(bob, toAll))).isEqualTo(ErrorCode.FORBIDDEN);
        in(alice, toAll);

        assertThat(backend.history.history().unread(group, bob, 0).mentions()).isEqualTo(1);
    }

    @Test
    void adminsDeleteWhatOthersSaid() {
        MessageId bobs = ((Outcome.Sent) in(bob, text("rude"))).messageId();
        MessageId alices = ((Outcome.Sent) in(alice, text("polite"))).messageId();

        assertThat(refusal(in(bob, new DeleteMessage(alices)))).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(in(alice, new DeleteMessage(bobs))).isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void aProfileIsChangedFromTheRevisionThatWasRead() {
        in(alice, new UpdateGroup("Green tea", "", null, null, Set.of(1L)));

        assertThat(refusal(in(alice, new UpdateGroup("Black tea", null, null, null, Set.of(1L))))).isEqualTo(ErrorCode.PRECONDITION_FAILED);
        assertThat(backend.groups.find().card(group, alice).orElseThrow().profile().title()).isEqualTo("Green tea");
    }

    @Test
    void aPrivateGroupIsNotThereForStrangers() {
        in(alice, new UpdateGroup(null, null, Visibility.PRIVATE, null, null));

        assertThat(refusal(in(carol, new JoinGroup()))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(in(carol, new AddMembers(List.of(carol))))).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal(in(carol, text("psst")))).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void oneUnreadOfEachMessageOfOthersSinceTheJoining() {
        in(alice, text("one"));
        in(alice, new AddMembers(List.of(carol)));
        in(alice, text("two"));
        in(bob, text("three"));
        in(carol, text("four"));

        assertThat(backend.history.history().unread(group, carol, 0).messages()).isEqualTo(2);
    }
}
