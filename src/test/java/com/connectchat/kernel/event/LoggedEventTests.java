package com.connectchat.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageContent;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import com.connectchat.kernel.event.ConversationEvent.MessageNew;
import com.connectchat.kernel.event.ConversationEvent.ReactionAdded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LoggedEventTests {

    private static final ConversationId HERE = new ConversationId("c_1");
    private static final UserId ALICE = new UserId("u_alice");
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyEventIsReadBackAsItWas(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Set<EventType> seen = EnumSet.noneOf(EventType.class);

        for (int i = 0; i < 3_000; i++) {
            ConversationEvent event = events.next();
            seen.add(event.type());
            byte[] json = LoggedEvent.of(event).json();

            LoggedEvent read = LoggedEvent.ofJson(event.conversationId(), event.seq(), event.prevSeq(), event.type(), json);

            assertThat(read.event()).as("seed %d, event %d", seed, i).isEqualTo(event);
            assertThat(LoggedEvent.of(read.event()).json()).isEqualTo(json);
        }

        assertThat(seen).containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void aFullMessageHasTheFieldsOfTheProtocol() {
        MessageContent content = new MessageContent(MessageKind.MEDIA, "look", List.of(new MediaId("media_1")), new MessageId("m1_x"),
                List.of(new UserId("u_bob")), "{\"a\":1.10}");

        assertThat(json(new MessageNew(HERE, 8, 7, new MessageId("m8_x"), ALICE, "123e4567-e89b-42d3-a456-426614174000", content, NOON)))
                .isEqualTo("""
                        {"conversation_id":"c_1","seq":8,"prev_seq":7,"message_id":"m8_x","sender_id":"u_alice",\
                        "client_message_id":"123e4567-e89b-42d3-a456-426614174000","kind":"media","text":"look",\
                        "attachments":[{"media_id":"media_1"}],"reply_to":"m1_x","mentions":["u_bob"],"metadata":{"a":1.10},\
                        "created_at":"2026-01-31T12:00:00.000Z"}""");
    }

    @Test
    void whatIsNotThereIsNotWritten() {
        JsonNode json = JsonMapper.shared().readTree(json(new MessageNew(HERE, 1, 0, new MessageId("m1_x"), ALICE, "id",
                MessageContent.ofText("hi"), NOON)));

        assertThat(json.propertyNames()).containsExactly("conversation_id", "seq", "prev_seq", "message_id", "sender_id",
                "client_message_id", "kind", "text", "created_at");
    }

    @Test
    void aReactionNamesItsUser() {
        assertThat(json(new ReactionAdded(HERE, 3, 2, new MessageId("m1_x"), ALICE, "👍", NOON))).isEqualTo("""
                {"conversation_id":"c_1","seq":3,"prev_seq":2,"message_id":"m1_x","user_id":"u_alice","emoji":"👍",\
                "created_at":"2026-01-31T12:00:00.000Z"}""");
    }

    @Test
    void theBytesThatCameInGoOutUnchanged() {
        byte[] json = "{ \"anything\": true }".getBytes(StandardCharsets.UTF_8);

        assertThat(LoggedEvent.ofJson(HERE, 1, 0, EventType.MESSAGE_NEW, json).json()).isSameAs(json);
    }

    @ParameterizedTest
    @EnumSource
    void aTypeIsKnownByItsName(EventType type) {
        assertThat(EventType.of(type.code())).isEqualTo(type);
    }

    @Test
    void anUnknownTypeIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventType.of("message.sung")).withMessageContaining("message.sung");
    }

    private static String json(ConversationEvent event) {
        return new String(LoggedEvent.of(event).json(), StandardCharsets.UTF_8);
    }
}
