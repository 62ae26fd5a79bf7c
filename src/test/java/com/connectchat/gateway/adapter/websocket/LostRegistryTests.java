package com.connectchat.gateway.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.GroupOutgoingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.bus.contract.Topics;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
