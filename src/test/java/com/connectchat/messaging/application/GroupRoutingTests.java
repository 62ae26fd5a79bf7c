package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command.AddMembers;
import com.connectchat.bus.contract.Command.DeleteGroup;
import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.Command.RemoveMember;
import com.connectchat.bus.contract.Command.SetTyping;
import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.OutgoingMessage.Notify;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.session.Session;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To whom what happens in a group is addressed, and in how many records. */
class GroupRoutingTests extends GroupsTest {

    private static final GatewayId NEAR = new GatewayId(0);
    private static final GatewayId FAR = new GatewayId(3);
    private static final ReplyTo SENDER = new ReplyTo.Socket(NEAR, new ConnectionId(1), "7");

    @BeforeEach
    void connect() {
        backend.sessions.register(new Session(alice, PHONE, NEAR, new ConnectionId(1)));
        backend.sessions.register(new Session(bob, PHONE, FAR, new ConnectionId(2)));
        backend.sessions.register(new Session(carol, PHONE, new GatewayId(5), new ConnectionId(3)));
        backend.bus.taken();
        backend.bus.fannedOut();
    }

    @Test
    void aMessageIsOneRecordWithItsAnswerHoweverManyItIsFor() {
        in(alice, new AddMembers(people(498)));

        List<GroupOutgoingMessage> records = fannedOut(alice, text("hello"));

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.recipients()).hasSize(500).contains(alice, bob);
            assertThat(record.reply()).satisfies(reply -> assertThat(reply.to()).isEqualTo(SENDER));
        });
        assertThat(backend.bus.taken()).isEmpty();
    }

    @Test
    void aRecordNamesTheGatewaysThatHoldARecipientAndNoOther() {
        assertThat(fannedOut(alice, text("hello"))).singleElement()
                .satisfies(record -> assertThat(record.gateways()).containsExactlyInAnyOrder(NEAR, FAR));
    }

    @Test
    void whatConcernsNobodyWhoIsHereIsNoRecordAtAll() {
        backend.sessions.remove(new Session(alice, PHONE, NEAR, new ConnectionId(1)));
        backend.sessions.remove(new Session(bob, PHONE, FAR, new ConnectionId(2)));

        backend.messaging.work().workOn(List.of(asked(alice, text("into the void"), null)));

        assertThat(backend.bus.fannedOut()).isEmpty();
    }

    @Test
    void moreThanAThousandAreChunkedAndFoundAllTheSame() {
        in(alice, new AddMembers(people(1_000)));
        in(alice, new AddMembers(people(1_200).subList(1_000, 1_200)));

        List<GroupOutgoingMessage> records = fannedOut(alice, text("hello"));

        assertThat(records).extracting(record -> record.recipients().size()).containsExactly(1_000, 202);
        assertThat(records).allSatisfy(record -> assertThat(record.gateways()).isSubsetOf(NEAR, FAR));
        assertThat(records).filteredOn(record -> record.reply() != null).containsExactly(records.getFirst());
    }

    @Test
    void whatIsNewIsMarkedForAllThoseWhoComeOrStayOrGoBeforeAnybodyHearsOfIt() {
        in(alice, new AddMembers(List.of(carol)));
        long added = head();
        in(alice, new RemoveMember(carol));
        long removed = head();
        fannedOut(bob, text("hello"));

        assertThat(added).isLessThan(removed);
        assertThat(backend.sessions.marksOf(carol)).containsEntry(group, removed);
        assertThat(backend.sessions.marksOf(alice)).containsEntry(group, removed + 1);
        assertThat(backend.sessions.marksOf(bob)).containsEntry(group, removed + 1);
    }

    @Test
    void whatIsNoEventIsMarkedForNobody() {
        long before = backend.sessions.marksOf(bob).getOrDefault(group, 0L);

        in(alice, new MoveReceipts(1, 1));
        in(alice, new SetTyping(true));

        assertThat(backend.sessions.marksOf(bob).getOrDefault(group, 0L)).isEqualTo(before);
    }

    @Test
    void whoComesSeesThatTheyComeAndWhoGoesThatTheyGo() {
        assertThat(fannedOut(alice, new AddMembers(List.of(carol)))).singleElement()
                .satisfies(record -> assertThat(record.recipients()).containsExactlyInAnyOrder(alice, bob, carol));
        assertThat(fannedOut(alice, new RemoveMember(bob))).singleElement()
                .satisfies(record -> assertThat(record.recipients()).containsExactlyInAnyOrder(alice, bob, carol));
        assertThat(fannedOut(alice, text("bob is gone"))).singleElement()
                .satisfies(record -> assertThat(record.recipients()).containsExactlyInAnyOrder(alice, carol));
        assertThat(fannedOut(alice, new DeleteGroup())).singleElement()
                .satisfies(record -> assertThat(record.recipients()).containsExactlyInAnyOrder(alice, carol));
    }

    @Test
    void manyWhoComeTogetherAreAFewRecordsInOrder() {
        List<GroupOutgoingMessage> records = fannedOut(alice, new AddMembers(people(250)));

        assertThat(records).extracting(record -> record.events().size()).containsExactly(100, 100, 50);
        assertThat(records.stream().flatMap(record -> record.events().stream()).map(LoggedEvent::seq).toList())
                .isEqualTo(IntStream.rangeClosed(2, 251).mapToObj(Long::valueOf).toList());
        assertThat(records).filteredOn(record -> record.reply() != null).containsExactly(records.getLast());
    }

    @Test
    void whileTheRegistryIsSilentEveryGatewayTakesIt() {
        backend.sessions.fallSilent();

        assertThat(fannedOut(alice, text("hello"))).singleElement().satisfies(record -> {
            assertThat(record.gateways()).isNull();
            assertThat(record.events()).singleElement().extracting(LoggedEvent::type).isEqualTo(EventType.MESSAGE_NEW);
        });
    }

    @Test
    void typingIsToldToTheOthers() {
        assertThat(routed(alice, new SetTyping(true))).singleElement()
                .satisfies(each -> assertThat(((Notify) each).recipients()).containsExactly(new ConnectionId(2)));
    }

    @Test
    void inALargeGroupAReceiptIsToldToOnesOwnDevicesOnly() {
        backend.sessions.register(new Session(bob, LAPTOP, FAR, new ConnectionId(9)));
        assertThat(routed(bob, new MoveReceipts(1, 1))).hasSize(2);
        in(alice, new AddMembers(people(120)));

        assertThat(routed(bob, new MoveReceipts(2, 2))).singleElement()
                .satisfies(each -> assertThat(((Notify) each).recipients()).containsExactly(new ConnectionId(9)));
    }

    private List<UserId> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> backend.users.add("p" + i)).toList();
    }

    private List<GroupOutgoingMessage> fannedOut(UserId user, Command command) {
        backend.bus.taken();
        backend.bus.fannedOut();
        backend.messaging.work().workOn(List.of(asked(user, command, SENDER)));
        return backend.bus.fannedOut();
    }

    private List<OutgoingMessage> routed(UserId user, Command command) {
        backend.bus.taken();
        backend.messaging.work().workOn(List.of(asked(user, command, null)));
        return backend.bus.taken();
    }

    private IncomingMessage asked(UserId user, Command command, @Nullable ReplyTo replyTo) {
        return new IncomingMessage(group, new Origin(user, PHONE, replyTo), command, backend.clock.instant());
    }
}
