package com.connectchat.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.wire.MessageTemplate.Sender;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MessageTemplateTests {

    private static final Sender SENDER = new Sender(0xdeadbeef, 0x1234, 1);

    private static JsonNode written(MessageTemplate template, long index) {
        ByteBuf out = Unpooled.buffer();
        template.writeTo(out, index);
        byte[] frame = new byte[out.readableBytes()];
        out.readBytes(frame);
        int json = new String(frame, UTF_8).indexOf('{');
        return new JsonMapper().readTree(frame, json, frame.length - json);
    }

    @Test
    void writesAMessageToAUser() {
        MessageTemplate template = SENDER.toUser("u-9", "hello \"you\"");

        JsonNode json = written(template, 42);

        assertThat(json.get("id").stringValue()).isEqualTo("0000000042");
        assertThat(json.get("type").stringValue()).isEqualTo("message.send");
        assertThat(json.at("/data/to_user_id").stringValue()).isEqualTo("u-9");
        assertThat(json.at("/data/text").stringValue()).isEqualTo("hello \"you\"");
        assertThat(json.at("/data/client_message_id").stringValue()).isEqualTo("deadbeef-1234-4001-8000-00000000002a");
    }

    @Test
    void writesAMessageToAConversation() {
        JsonNode json = written(SENDER.toConversation("c-1", "x"), 0);

        assertThat(json.at("/data/conversation_id").stringValue()).isEqualTo("c-1");
        assertThat(json.at("/data").has("to_user_id")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 15, 16, 1_000_000, 9_999_999_999L})
    void givesEveryMessageAnIdThatIsAUuidAndTellsWhichItIs(long index) {
        String id = written(SENDER.toConversation("c-1", "x"), index).at("/data/client_message_id").stringValue();

        byte[] bytes = id.getBytes(UTF_8);
        assertThat(UUID.fromString(id)).hasToString(id);
        assertThat(MessageIds.ofPair(bytes, 0, 0xdeadbeef, 0x1234)).isTrue();
        assertThat(MessageIds.side(bytes, 0)).isEqualTo(1);
        assertThat(MessageIds.index(bytes, 0)).isEqualTo(index);
    }
}
