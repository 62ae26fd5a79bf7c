package com.connectchat.gateway.adapter.websocket;

import static com.connectchat.gateway.adapter.websocket.RunningGateway.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command;
import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.Outcome;
import com.connectchat.bus.contract.OutgoingMessage.Answer;
import com.connectchat.bus.contract.OutgoingMessage.Close;
import com.connectchat.bus.contract.OutgoingMessage.ConversationState;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Gap;
import com.connectchat.bus.contract.OutgoingMessage.Notify;
import com.connectchat.bus.contract.OutgoingMessage.Replay;
import com.connectchat.bus.contract.OutgoingMessage.Reply;
import com.connectchat.bus.contract.OutgoingMessage.SyncDone;
import com.connectchat.bus.contract.ReplyTo;
import com.connectchat.bus.contract.Signal;
import com.connectchat.kernel.CloseCode;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.ErrorCode;
import com.connectchat.kernel.GapReason;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a client lives through between its upgrade and its end, with the workers behind the bus played by the test. */
class JourneyTests {

    private static final ConversationId CONVERSATION = ConversationId.direct(new UserId("u_a"), new UserId("u_b"));
    private static final String MESSAGE =
            "{\"to_user_id\":\"u_b\",\"client_message_id\":\"123e4567-e89b-42d3-a456-426614174000\",\"text\":\"hi\"}";

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = RunningGateway.with("in-flight-max", "3");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aMessageGoesToTheBusAndItsOutcomeComesBack() throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a"); RawClient bob = RawClient.live(gateway, "u_b", "dev_b")) {
            alice.ask("7", "message.send", MESSAGE);
            IncomingMessage asked = awaitAsked(1).getFirst();
            gateway.bring(new Deliver(ADDRESS, event(1), List.of(bob.id()), new Reply(replyTo(asked), sent(1))));
            JsonNode ok = alice.json();
            JsonNode event = bob.json();

            assertThat(asked.conversationId()).isEqualTo(CONVERSATION);
            assertThat(asked.origin().userId()).isEqualTo(new UserId("u_a"));
            assertThat(asked.command()).isInstanceOf(Command.SendMessage.class);
            assertThat(ok).hasToString("{\"id\":\"7\",\"type\":\"ok\",\"data\":{\"conversation_id\":\"" + CONVERSATION
                    + "\",\"message_id\":\"m_1\",\"seq\":1,\"created_at\":\"2026-01-31T12:00:00.000Z\",\"duplicate\":false}}");
            assertThat(event).hasToString("{\"type\":\"message.new\",\"data\":{\"seq\":1}}");
        }
    }

    @Test
    void aRefusalTellsWhatWasWrong() throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a")) {
            alice.ask("7", "message.delete", "{\"conversation_id\":\"d_1\",\"message_id\":\"m_1\"}");
            ReplyTo replyTo = replyTo(awaitAsked(1).getFirst());
            Outcome refused = new Outcome.Refused(ErrorCode.NOT_FOUND, "no \"such\" message", "/message_id");
            gateway.bring(new Answer(ADDRESS, new Reply(replyTo, refused)));

            assertThat(alice.json()).hasToString("{\"id\":\"7\",\"type\":\"error\",\"error\":{\"code\":\"not_found\",\"message\":"
                    + "\"no \\\"such\\\" message\",\"retryable\":false,\"details\":{\"pointer\":\"/message_id\"}}}");
        }
    }

    @Test
    void aRequestWithoutIdIsDoneWithoutAnswer() throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a")) {
            alice.text("{\"type\":\"receipt.read\",\"data\":{\"conversation_id\":\"d_1\",\"up_to_seq\":5}}");
            alice.text("{\"type\":\"message.fly\"}");
            alice.text("{\"type\":\"message.send\",\"data\":{}}");

            assertThat(awaitAsked(1).getFirst().origin().replyTo()).isNull();
            assertThat(nextOf(alice)).isEqualTo("ping");
        }
    }

    @Test
    void refusesToWriteToOneself() throws Exception {
        try (RawClient bob = RawClient.live(gateway, "u_b", "dev_b")) {
            bob.ask("7", "message.send", MESSAGE);

            assertThat(bob.json().at("/error/code").asString()).isEqualTo("validation_failed");
        }
    }

    @ParameterizedTest
    @CsvSource({"message.fly, not_supported", "message.send, validation_failed", "typing, validation_failed", "sync, ''"})
    void answersWhatItDoesNotUnderstand(String type, String code) throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a")) {
            alice.ask("7", type, "{}");
            JsonNode answer = alice.json();

            assertThat(answer.get("id").asString()).isEqualTo("7");
            assertThat(answer.at("/error/code").asString("")).isEqualTo(code);
        }
    }

    @Test
    void answersUnavailableWhenTheBusIsFull() throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a")) {
            gateway.bus.fill();
            alice.ask("7", "message.send", MESSAGE);
            JsonNode answer = alice.json();

            assertThat(answer.at("/error/code").asString()).isEqualTo("unavailable");
            assertThat(answer.at("/error/retryable").asBoolean()).isTrue();
        }
    }

    @Test
    void answersWhateverHappensAndStillBringsALateEvent() throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a")) {
            alice.ask("7", "message.send", MESSAGE);
            JsonNode answer = alice.json();
            gateway.bring(new Deliver(ADDRESS, event(1), List.of(), new Reply(replyTo(awaitAsked(1).getFirst()), sent(1))));

            assertThat(answer.at("/error/code").asString()).isEqualTo("unavailable");
            assertThat(alice.json().get("type").asString()).isEqualTo("message.new");
        }
    }

    @Test
    void boundsWhatIsInFlight() throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a")) {
            for (int i = 1; i <= 4; i++) {
                alice.ask(String.valueOf(i), "message.send", MESSAGE);
            }
            JsonNode refused = alice.json();
            gateway.bring(new Answer(ADDRESS, new Reply(replyTo(awaitAsked(3).getFirst()), sent(1))));
            JsonNode answered = alice.json();
            alice.ask("5", "message.send", MESSAGE);

            assertThat(refused.get("id").asString()).isEqualTo("4");
            assertThat(refused.at("/error/code").asString()).isEqualTo("too_many_in_flight");
            assertThat(answered.get("id").asString()).isEqualTo("1");
            assertThat(awaitAsked(4)).hasSize(4);
        }
    }

    @Test
    void liveEventsWaitForTheReplayAndTheEndOfTheCatchUpIsTold() throws Exception {
        try (RawClient bob = RawClient.greeted(gateway, "u_b", "dev_b")) {
            ConversationId other = new ConversationId("d_other");
            gateway.bring(new Deliver(ADDRESS, event(3), List.of(bob.id()), null),
                    new Replay(ADDRESS, bob.id(), CONVERSATION, 0, List.of(event(1), event(2))),
                    new Gap(ADDRESS, bob.id(), other, 1, 900, GapReason.TOO_MANY),
                    new SyncDone(ADDRESS, bob.id(), List.of(new ConversationState(CONVERSATION, 2, 1, 1))));

            assertThat(List.of(bob.json().at("/data/seq").asInt(), bob.json().at("/data/seq").asInt(), bob.json().at("/data/seq").asInt()))
                    .containsExactly(1, 2, 3);
            assertThat(bob.json()).hasToString("{\"type\":\"sync.gap\",\"data\":{\"conversation_id\":\"d_other\",\"from_seq\":1,"
                    + "\"to_seq\":900,\"reason\":\"too_many\"}}");
            assertThat(bob.json()).hasToString("{\"type\":\"sync.done\",\"data\":{\"conversations\":[{\"conversation_id\":\"" + CONVERSATION
                    + "\",\"last_seq\":2,\"read_seq\":1,\"unread_count\":1}]}}");
        }
    }

    @Test
    void aSyncIsAnsweredAndAsksForACatchUp() throws Exception {
        try (RawClient bob = RawClient.live(gateway, "u_b", "dev_b")) {
            bob.ask("7", "sync", "{\"cursors\":{\"" + CONVERSATION + "\":5}}");

            assertThat(bob.json().get("type").asString()).isEqualTo("ok");
            assertThat(gateway.catchUps()).last().extracting(asked -> asked.cursors().get(CONVERSATION)).isEqualTo(5L);
        }
    }

    @Test
    void oneEventGoesToManyOnEveryLoop() throws Exception {
        List<RawClient> clients = IntStream.range(0, 10).mapToObj(i -> live("u_" + i)).toList();
        gateway.bring(new Deliver(ADDRESS, event(1), clients.stream().map(RawClient::id).toList(), null));
        gateway.bring(new Deliver(ADDRESS, event(2), clients.stream().map(RawClient::id).toList(), null));

        for (RawClient client : clients) {
            assertThat(client.json().at("/data/seq").asInt()).isEqualTo(1);
            assertThat(client.json().at("/data/seq").asInt()).isEqualTo(2);
            client.close();
        }
    }

    @Test
    void signalsReachTheirRecipients() throws Exception {
        try (RawClient bob = RawClient.live(gateway, "u_b", "dev_b")) {
            gateway.bring(new Notify(ADDRESS, new Signal.Typing(CONVERSATION, new UserId("u_a"), true), List.of(bob.id())),
                    new Notify(ADDRESS, new Signal.ReceiptUpdated(CONVERSATION, new UserId("u_a"), 5, 4), List.of(bob.id())));

            assertThat(bob.json()).hasToString("{\"type\":\"typing\",\"data\":{\"conversation_id\":\"" + CONVERSATION
                    + "\",\"user_id\":\"u_a\",\"active\":true}}");
            assertThat(bob.json()).hasToString("{\"type\":\"receipt.updated\",\"data\":{\"conversation_id\":\"" + CONVERSATION
                    + "\",\"user_id\":\"u_a\",\"delivered_seq\":5,\"read_seq\":4}}");
        }
    }

    @Test
    void theBusCanCloseAConnection() throws Exception {
        try (RawClient bob = RawClient.live(gateway, "u_b", "dev_b")) {
            gateway.bring(new Close(ADDRESS, bob.id(), CloseCode.REPLACED));

            assertThat(bob.closeCode()).isEqualTo(4509);
        }
    }

    @Test
    void typingEndsBySilenceAndNeverHasAnAnswer() throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a")) {
            alice.ask("7", "typing", "{\"conversation_id\":\"d_1\",\"active\":true}");
            List<IncomingMessage> both = gateway.await(IncomingMessage.class, 2, Duration.ofSeconds(30));

            assertThat(both).extracting(IncomingMessage::command)
                    .containsExactly(new Command.SetTyping(true), new Command.SetTyping(false));
            assertThat(both).allMatch(each -> each.origin().replyTo() == null);
            assertThat(nextOf(alice)).isEqualTo("ping");
        }
    }

    @Test
    void typingEndsWithTheConnection() throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a")) {
            alice.ask("7", "typing", "{\"conversation_id\":\"d_1\",\"active\":true}");
            awaitAsked(1);
        }

        assertThat(awaitAsked(2)).extracting(IncomingMessage::command)
                .containsExactly(new Command.SetTyping(true), new Command.SetTyping(false));
    }

    @Test
    void presenceIsToldAtOnceAndWhenItChanges() throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a")) {
            alice.ask("7", "presence.watch", "{\"user_ids\":[\"u_a\",\"u_b\"]}");
            JsonNode first = alice.json();
            RawClient bob = RawClient.live(gateway, "u_b", "dev_b");
            JsonNode online = alice.json();
            bob.close();
            JsonNode offline = alice.json();

            assertThat(first.at("/data/presence")).hasToString(
                    "[{\"user_id\":\"u_a\",\"status\":\"online\"},{\"user_id\":\"u_b\",\"status\":\"offline\"}]");
            assertThat(online).hasToString("{\"type\":\"presence\",\"data\":{\"user_id\":\"u_b\",\"status\":\"online\"}}");
            assertThat(offline.at("/data/status").asString()).isEqualTo("offline");
            assertThat(offline.at("/data/last_seen_at").asString()).endsWith("Z");
        }
    }

    @Test
    void watchesNoMoreThanItsBound() throws Exception {
        try (RawClient alice = RawClient.live(gateway, "u_a", "dev_a")) {
            alice.ask("1", "presence.watch", users(0, 200));
            JsonNode full = alice.json();
            alice.ask("2", "presence.watch", users(199, 201));
            JsonNode refused = alice.json();
            alice.ask("3", "presence.unwatch", users(0, 1));
            JsonNode unwatched = alice.json();
            alice.ask("4", "presence.watch", users(199, 201));

            assertThat(full.get("type").asString()).isEqualTo("ok");
            assertThat(refused.at("/error/code").asString()).isEqualTo("validation_failed");
            assertThat(unwatched.at("/data/presence")).isEmpty();
            assertThat(alice.json().at("/data/presence")).hasSize(2);
        }
    }

    private RawClient live(String user) {
        try {
            return RawClient.live(gateway, user, "dev");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<IncomingMessage> awaitAsked(int count) {
        return gateway.await(IncomingMessage.class, count, Duration.ofSeconds(10));
    }

    private static String users(int from, int to) {
        return "{\"user_ids\":[" + String.join(",", IntStream.range(from, to).mapToObj(i -> "\"u_" + i + "\"").toList()) + "]}";
    }

    /** What is answered next is the ping that was sent last: nothing came in between. */
    private static String nextOf(RawClient client) throws Exception {
        client.ask("ping", "ping", "{}");
        return client.json().get("id").asString();
    }

    private static ReplyTo replyTo(IncomingMessage asked) {
        ReplyTo replyTo = asked.origin().replyTo();
        assertThat(replyTo).isNotNull();
        return replyTo;
    }

    private static Outcome sent(long seq) {
        return new Outcome.Sent(CONVERSATION, new MessageId("m_" + seq), seq, Instant.parse("2026-01-31T12:00:00Z"), false);
    }

    private static LoggedEvent event(long seq) {
        byte[] json = ("{\"seq\":" + seq + "}").getBytes(StandardCharsets.UTF_8);
        return LoggedEvent.ofJson(CONVERSATION, seq, seq - 1, EventType.MESSAGE_NEW, json);
    }
}
