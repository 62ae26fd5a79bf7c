package com.connectchat.messaging.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.Command.MoveReceipts;
import com.connectchat.bus.contract.Command.SetTyping;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Origin;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.bus.contract.OutgoingMessage.Answer;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Notify;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.bus.contract.Signal;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.messaging.FaultyLog.Fault;
import com.connectchat.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutingTests extends CommandsTest {

    private static final GatewayId NEAR = new GatewayId(0);
    private static final GatewayId FAR = new GatewayId(3);
    private static final ConnectionId ALICES_PHONE = new ConnectionId(1);
    private static final ConnectionId ALICES_LAPTOP = new ConnectionId(2);
    private static final ConnectionId BOBS_PHONE = new ConnectionId(3);

    @BeforeEach
    void connect() {
        backend.sessions.register(new Session(alice, PHONE, NEAR, ALICES_PHONE));
        backend.sessions.register(new Session(alice, LAPTOP, FAR, ALICES_LAPTOP));
        backend.sessions.register(new Session(bob, PHONE, FAR, BOBS_PHONE));
        backend.sessions.register(new Session(carol, PHONE, NEAR, new ConnectionId(4)));
    }

    @Test
    void everyDeviceOfEveryMemberHearsAMessageAndItsSenderOnlyTheAnswer() {
        ReplyTo sender = new ReplyTo.Socket(NEAR, ALICES_PHONE, "7");

        List<OutgoingMessage> routed = routed(alice, PHONE, sender, text("hi"));

        assertThat(routed).hasSize(2);
        assertThat(deliver(routed, NEAR).recipients()).isEmpty();
        assertThat(deliver(routed, NEAR).reply()).satisfies(reply -> {
            assertThat(reply.to()).isEqualTo(sender);
            assertThat(reply.outcome()).isInstanceOf(Outcome.Sent.class);
        });
        assertThat(deliver(routed, FAR).recipients()).containsExactly(ALICES_LAPTOP, BOBS_PHONE);
        assertThat(deliver(routed, FAR).reply()).isNull();
    }

    @Test
    void aMessageOverHttpsReachesAllSockets() {
        List<OutgoingMessage> routed = routed(alice, new DeviceId("browser"), new ReplyTo.Call(NEAR, 1), text("hi"));

        assertThat(deliver(routed, NEAR).recipients()).containsExactly(ALICES_PHONE);
        assertThat(deliver(routed, FAR).recipients()).containsExactly(ALICES_LAPTOP, BOBS_PHONE);
    }

    @Test
    void aRetryIsAnsweredAndShownToNobody() {
        ReplyTo sender = new ReplyTo.Socket(NEAR, ALICES_PHONE, "7");
        Command send = text("hi");
        routed(alice, PHONE, sender, send);

        List<OutgoingMessage> routed = routed(alice, PHONE, sender, send);

        assertThat(routed).singleElement().isInstanceOf(Answer.class);
    }

    @Test
    void nothingIsShownBeforeItIsWritten() {
        log.nextWrites(Fault.FAILS);

        List<OutgoingMessage> routed = routed(alice, PHONE, new ReplyTo.Socket(NEAR, ALICES_PHONE, "7"), text("hi"));

        assertThat(routed).singleElement().isInstanceOf(Answer.class);
    }

    @Test
    void aBatchLooksEverybodyUpAtOnce() {
        backend.messaging.work().workOn(List.of(incoming(alice, PHONE, null, text("a")), incoming(bob, PHONE, null, text("b"))));

        assertThat(backend.sessions.lookUps()).isEqualTo(1);
    }

    @Test
    void eventsOfOneConversationAreRoutedInOrder() {
        backend.messaging.work().workOn(List.of(incoming(alice, PHONE, null, text("a")), incoming(bob, PHONE, null, text("b")),
                incoming(alice, PHONE, null, text("c"))));

        List<Long> seqs = backend.bus.taken().stream().map(Deliver.class::cast).filter(each -> each.gateway().equals(FAR))
                .map(each -> each.event().seq()).toList();

        assertThat(seqs).containsExactly(1L, 2L, 3L);
    }

    @Test
    void receiptsAreToldToEverybodyElse() {
        said(alice, "hi");
        backend.bus.taken();

        List<OutgoingMessage> routed = routed(bob, PHONE, new ReplyTo.Socket(FAR, BOBS_PHONE, "9"), new MoveReceipts(1, 0));

        Signal signal = new Signal.ReceiptUpdated(conversation, bob, 1, 0);
        assertThat(routed).containsExactlyInAnyOrder(new Notify(NEAR, signal, List.of(ALICES_PHONE)),
                new Notify(FAR, signal, List.of(ALICES_LAPTOP)),
                new Answer(FAR, new Reply(new ReplyTo.Socket(FAR, BOBS_PHONE, "9"), new Outcome.Done())));
    }

    @Test
    void aReceiptThatMovesNothingIsToldToNobody() {
        said(alice, "hi");
        backend.bus.taken();
        routed(bob, PHONE, null, new MoveReceipts(1, 0));

        assertThat(routed(bob, PHONE, null, new MoveReceipts(1, 0))).isEmpty();
    }

    @Test
    void typingIsToldToOthersOnly() {
        List<OutgoingMessage> routed = routed(alice, PHONE, null, new SetTyping(true));

        assertThat(routed).containsExactly(new Notify(FAR, new Signal.Typing(conversation, alice, true), List.of(BOBS_PHONE)));
    }

    @Test
    void typingIsNotToldAcrossABlock() {
        backend.users.block(bob, alice);

        assertThat(routed(alice, PHONE, null, new SetTyping(true))).isEmpty();
        assertThat(routed(bob, PHONE, null, new SetTyping(true))).isEmpty();
    }

    @Test
    void whileTheRegistryIsSilentAMessageIsAnsweredAndGoesToAllGateways() {
        ReplyTo sender = new ReplyTo.Socket(NEAR, ALICES_PHONE, "7");
        backend.sessions.fallSilent();

        List<OutgoingMessage> routed = routed(alice, PHONE, sender, text("hi"));

        assertThat(routed).isEmpty();
        assertThat(backend.bus.fannedOut()).singleElement().satisfies(each -> {
            assertThat(each.events()).singleElement().extracting(LoggedEvent::type).isEqualTo(EventType.MESSAGE_NEW);
            assertThat(each.recipients()).containsExactlyInAnyOrder(alice, bob);
            assertThat(each.gateways()).isNull();
            assertThat(each.reply()).satisfies(reply -> {
                assertThat(reply.to()).isEqualTo(sender);
                assertThat(reply.outcome()).isInstanceOf(Outcome.Sent.class);
            });
        });
    }

    @Test
    void whileTheRegistryIsSilentTypingIsToldToNobody() {
        backend.sessions.fallSilent();

        assertThat(routed(alice, PHONE, null, new SetTyping(true))).isEmpty();
        assertThat(backend.bus.fannedOut()).isEmpty();
    }

    @Test
    void strangersAreNeverRecipients() {
        List<OutgoingMessage> routed = routed(alice, PHONE, null, text("hi"));

        assertThat(routed).allSatisfy(each -> assertThat(((Deliver) each).recipients()).doesNotContain(new ConnectionId(4)));
    }

    private List<OutgoingMessage> routed(UserId user, DeviceId device, @Nullable ReplyTo replyTo, Command command) {
        backend.bus.taken();
        backend.messaging.work().workOn(List.of(incoming(user, device, replyTo, command)));
        return backend.bus.taken();
    }

    private IncomingMessage incoming(UserId user, DeviceId device, @Nullable ReplyTo replyTo, Command command) {
        return new IncomingMessage(conversation, new Origin(user, device, replyTo), command, backend.clock.instant());
    }

    private static Deliver deliver(List<OutgoingMessage> routed, GatewayId gateway) {
        return routed.stream().map(Deliver.class::cast).filter(each -> each.gateway().equals(gateway)).findFirst().orElseThrow();
    }
}
