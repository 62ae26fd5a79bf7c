package com.connectchat.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageDeleted;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.ConversationEvent.MessageUpdated;
import com.connectchat.kernel.event.ConversationEvent.ReactionAdded;
import com.connectchat.kernel.event.ConversationEvent.ReactionRemoved;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The form that clients see is the form that the log keeps, so a change here is a change of both. */
class EventJsonTests {

    private static final ConversationId CONVERSATION = new ConversationId("d_1");
    private static final MessageId MESSAGE = new MessageId("m1_x");
    private static final UserId ALICE = new UserId("u_alice");
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00.050Z");
    private static final String CLIENT_MESSAGE = "0b9f6c0e-1f0e-4b53-9d0c-0a4f1c3f5d11";

    @ParameterizedTest
    @MethodSource("forms")
    void anEventHasOneForm(ConversationEvent event, String json) {
        assertThat(LoggedEvent.of(event).json()).asString(StandardCharsets.UTF_8).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anEventIsReadAsItWasWritten(ConversationEvent event, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        LoggedEvent stored = LoggedEvent.ofJson(CONVERSATION, event.seq(), event.prevSeq(), event.type(), bytes);

        assertThat(stored.event()).isEqualTo(event);
    }

    @Test
    void whatPassesThroughIsNotEncodedAgain() {
        byte[] json = "{\"as\":\"stored\"}".getBytes(StandardCharsets.UTF_8);

        LoggedEvent stored = LoggedEvent.ofJson(CONVERSATION, 1, 0, EventType.MESSAGE_NEW, json);

        assertThat(stored.json()).isSameAs(json);
    }

    static Stream<Arguments> forms() {
        MessageContent everything = new MessageContent(MessageKind.MEDIA, "Hi “you”", List.of(new MediaId("md_1")), MESSAGE, List.of(ALICE),
                "{\"n\":1.50,\"a\":[true,null]}");
        return Stream.of(
                Arguments.of(new MessageNew(CONVERSATION, 1, 0, MESSAGE, ALICE, CLIENT_MESSAGE, MessageContent.ofText("Hi"), AT),
                        """
                        {"conversation_id":"d_1","seq":1,"prev_seq":0,"message_id":"m1_x","sender_id":"u_alice",\
                        "client_message_id":"0b9f6c0e-1f0e-4b53-9d0c-0a4f1c3f5d11","kind":"text","text":"Hi",\
                        "created_at":"2026-01-31T12:00:00.050Z"}"""),
                Arguments.of(new MessageNew(CONVERSATION, 2, 1, MESSAGE, ALICE, CLIENT_MESSAGE, everything, AT),
                        """
                        {"conversation_id":"d_1","seq":2,"prev_seq":1,"message_id":"m1_x","sender_id":"u_alice",\
                        "client_message_id":"0b9f6c0e-1f0e-4b53-9d0c-0a4f1c3f5d11","kind":"media","text":"Hi “you”",\
                        "attachments":[{"media_id":"md_1"}],"reply_to":"m1_x","mentions":["u_alice"],\
                        "metadata":{"n":1.50,"a":[true,null]},"created_at":"2026-01-31T12:00:00.050Z"}"""),
                Arguments.of(new MessageUpdated(CONVERSATION, 3, 2, MESSAGE, ALICE, "Hello", AT),
                        """
                        {"conversation_id":"d_1","seq":3,"prev_seq":2,"message_id":"m1_x","sender_id":"u_alice","text":"Hello",\
                        "created_at":"2026-01-31T12:00:00.050Z"}"""),
                Arguments.of(new MessageDeleted(CONVERSATION, 4, 3, MESSAGE, ALICE, AT),
                        """
                        {"conversation_id":"d_1","seq":4,"prev_seq":3,"message_id":"m1_x","sender_id":"u_alice",\
                        "created_at":"2026-01-31T12:00:00.050Z"}"""),
                Arguments.of(new ReactionAdded(CONVERSATION, 5, 4, MESSAGE, ALICE, "👍", AT),
                        """
                        {"conversation_id":"d_1","seq":5,"prev_seq":4,"message_id":"m1_x","user_id":"u_alice","emoji":"👍",\
                        "created_at":"2026-01-31T12:00:00.050Z"}"""),
                Arguments.of(new ReactionRemoved(CONVERSATION, 6, 5, MESSAGE, ALICE, "👍", AT),
                        """
                        {"conversation_id":"d_1","seq":6,"prev_seq":5,"message_id":"m1_x","user_id":"u_alice","emoji":"👍",\
                        "created_at":"2026-01-31T12:00:00.050Z"}"""));
    }
}
