package com.connectchat.gateway.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.OutgoingMessage.SyncDone;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.bus.contract.Topics;
import com.connectchat.bus.contract.UserConnected;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import com.connectchat.session.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What clients get although nobody could look up where they are. */
class LostRegistryTests {

    private static final UserId ALICE = new UserId("u_a");
    private static final UserId BOB = new UserId("u_b");
    private static final ConversationId CONVERSATION = ConversationId.direct(ALICE, BOB);

    @Test
    void whatWasAddressedToNobodyIsShownToItsRecipientsOnly() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(); RawClient alice = RawClient.live(gateway, "u_a", "dev_1");
                RawClient alicesOther = RawClient.live(gateway, "u_a", "dev_2"); RawClient bob = RawClient.live(gateway, "u_b", "dev_1");
                RawClient carol = RawClient.live(gateway, "u_c", "dev_1")) {
            Reply reply = new Reply(new ReplyTo.Socket(gateway.bus.ownAddress(), alice.id(), "1"), new Outcome.Changed(1));
            gateway.bus.publish(Topics.groupOutgoingMessages(0),
                    List.of(new GroupOutgoingMessage(List.of(event(1)), List.of(ALICE, BOB), null, reply)));
            gateway.bus.publish(Topics.groupOutgoingMessages(0),
                    List.of(new GroupOutgoingMessage(List.of(event(2)), List.of(ALICE, new UserId("u_c")), null, null)));

            assertThat(bob.json().at("/data/seq").asLong()).isEqualTo(1);
            assertThat(alicesOther.json().at("/data/seq").asLong()).isEqualTo(1);
            // Nobody on this socket waits for request 1 any more, so the event comes in the answer's stead.
            assertThat(alice.json().at("/data/seq").asLong()).isEqualTo(1);
            assertThat(alice.json().at("/data/seq").asLong()).isEqualTo(2);
            assertThat(carol.json().at("/data/seq").asLong()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatTheRegistryHadLostIsBroughtUpToDateByItsNextHeartbeat() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("heartbeat-interval", "1s");
                RawClient bob = RawClient.live(gateway, "u_b", "dev_1")) {
            Awaitility.await().until(() -> gateway.sessions.renewals() > 0);
            int before = gateway.catchUps().size();

            gateway.sessions.loseAll();

            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> gateway.catchUps().size() > before);
            assertThat(gateway.catchUps().getLast().connection()).isEqualTo(bob.id());
        }
    }

    @Test
    void whoHasAllAndGoesIsAwayAndWhoStillLacksSomethingIsNot() throws Exception {
        try (RunningGateway gateway = RunningGateway.with()) {
            RawClient bob = RawClient.live(gateway, "u_b", "dev_1");
            RawClient carol = RawClient.live(gateway, "u_c", "dev_1");
            carol.ask("1", "sync", "{\"cursors\":{}}");
            gateway.await(UserConnected.class, 3, Duration.ofSeconds(10));

            carol.close();
            bob.close();

            Awaitility.await().until(() -> gateway.sessions.of(List.of(new UserId("u_b"), new UserId("u_c"))).isEmpty());
            assertThat(gateway.sessions.away()).extracting(Session::connection).containsExactly(bob.id());
        }
    }

    @Test
    void whatWasMarkedBeforeSomethingCouldNotBeMarkedIsNotToBeBelieved() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(); RawClient bob = RawClient.live(gateway, "u_b", "dev_1")) {
            Instant begun = gateway.catchUps().getFirst().unmarkedUntil();
            gateway.bus.publish(Topics.groupOutgoingMessages(0),
                    List.of(new GroupOutgoingMessage(List.of(event(1)), List.of(BOB), Set.of(gateway.bus.ownAddress()), null)));
            bob.json();
            bob.ask("1", "sync", "{\"cursors\":{}}");
            Instant marked = gateway.await(UserConnected.class, 2, Duration.ofSeconds(10)).getLast().unmarkedUntil();
            gateway.bring(new SyncDone(gateway.bus.ownAddress(), bob.id(), List.of()));

            gateway.bus.publish(Topics.groupOutgoingMessages(0),
                    List.of(new GroupOutgoingMessage(List.of(event(2)), List.of(BOB), null, null)));
            bob.ask("2", "sync", "{\"cursors\":{}}");
            Instant unmarked = gateway.await(UserConnected.class, 3, Duration.ofSeconds(10)).getLast().unmarkedUntil();

            assertThat(marked).isEqualTo(begun);
            assertThat(unmarked).isAfter(begun);
        }
    }

    @Test
    void aRegistryThatDoesNotAnswerEndsNoConnection() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("heartbeat-interval", "1s");
                RawClient bob = RawClient.live(gateway, "u_b", "dev_1")) {
            gateway.sessions.breakDown();
            int before = gateway.sessions.renewals();

            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> gateway.sessions.renewals() > before);
            bob.ask("1", "ping", "{}");
            bob.ask("2", "presence.watch", "{\"user_ids\":[\"u_a\"]}");

            assertThat(bob.json().at("/type").asString()).isEqualTo("ok");
            assertThat(bob.json().at("/error/code").asString()).isEqualTo("unavailable");
        }
    }

    private static LoggedEvent event(long seq) {
        return LoggedEvent.ofJson(CONVERSATION, seq, seq - 1, EventType.MESSAGE_NEW,
                ("{\"seq\":" + seq + "}").getBytes(StandardCharsets.UTF_8));
    }
}
