package com.connectchat.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.wire.ServerFrame.Type;
import org.junit.jupiter.api.Test;

class ServerFrameTests {

    private static ServerFrame scanned(String json) {
        byte[] bytes = ("##" + json + "##").getBytes(UTF_8);
        ServerFrame frame = new ServerFrame();
        frame.scan(bytes, 2, bytes.length - 2);
        return frame;
    }

    @Test
    void readsAnAcknowledgement() {
        ServerFrame frame = scanned("""
                {"id":"0000000042","type":"ok","data":{"conversation_id":"c1","message_id":"m","seq":1099511627777,"duplicate":true}}""");

        assertThat(frame.type()).isEqualTo(Type.OK);
        assertThat(frame.requestIndex()).isEqualTo(42);
        assertThat(frame.seq()).isEqualTo(1_099_511_627_777L);
        assertThat(frame.duplicate()).isTrue();
        assertThat(frame.conversationId()).isEqualTo("c1");
        assertThat(frame.isConversation("c1".getBytes(UTF_8))).isTrue();
        assertThat(frame.isConversation("c12".getBytes(UTF_8))).isFalse();
    }

    @Test
    void readsAnErrorThatMayBeRetried() {
        ServerFrame frame = scanned("""
                {"id": "7", "type": "error", "error": {"code": "unavailable", "message": "…", "retryable": true,
                 "retry_after_ms": 250}}""");

        assertThat(frame.type()).isEqualTo(Type.ERROR);
        assertThat(frame.errorCode()).isEqualTo("unavailable");
        assertThat(frame.retryable()).isTrue();
        assertThat(frame.retryAfterMillis()).isEqualTo(250);
    }

    @Test
    void readsFieldsInAnyOrderAndWithSpaces() {
        ServerFrame frame = scanned("""
                { "data" : { "prev_seq" : 1 , "seq" : 2 } , "type" : "message.new" }""");

        assertThat(frame.type()).isEqualTo(Type.MESSAGE_NEW);
        assertThat(frame.seq()).isEqualTo(2);
        assertThat(frame.prevSeq()).isEqualTo(1);
    }

    @Test
    void isNotMisledByTextThatLooksLikeFields() {
        ServerFrame frame = scanned("""
                {"type":"message.new","data":{"seq":5,"text":"\\"seq\\":9,{\\"type\\":\\"ok\\"} \\\\",
                 "prev_seq":4,"metadata":{"id":"3"}}}""");

        assertThat(frame.type()).isEqualTo(Type.MESSAGE_NEW);
        assertThat(frame.seq()).isEqualTo(5);
        assertThat(frame.prevSeq()).isEqualTo(4);
        assertThat(frame.requestIndex()).isEqualTo(ServerFrame.ABSENT);
    }

    @Test
    void knowsWhichMessageItIsByTheClientsId() {
        String id = new String(MessageIds.first(0xcafe, 7, 1), UTF_8).replace("000000000000", "0000000000ff");

        ServerFrame frame = scanned("{\"type\":\"message.new\",\"data\":{\"client_message_id\":\"" + id + "\"}}");

        assertThat(frame.isOfPair(0xcafe, 7)).isTrue();
        assertThat(frame.isOfPair(0xcafe, 8)).isFalse();
        assertThat(frame.isOfPair(0xcaff, 7)).isFalse();
        assertThat(frame.messageSide()).isEqualTo(1);
        assertThat(frame.messageIndex()).isEqualTo(255);
    }

    @Test
    void takesForeignIdsForForeign() {
        ServerFrame frame = scanned("{\"type\":\"message.new\",\"data\":{\"client_message_id\":\"not-a-uuid\"}}");

        assertThat(frame.isOfPair(0, 0)).isFalse();
    }

    @Test
    void findsTheLimitInsideTheWelcome() {
        ServerFrame frame = scanned("""
                {"id":"hello","type":"welcome","data":{"session_id":"s","limits":{"frame_bytes_max":65536,"in_flight_max":32}}}""");

        assertThat(frame.type()).isEqualTo(Type.WELCOME);
        assertThat(frame.inFlightMax()).isEqualTo(32);
    }

    @Test
    void forgetsTheFrameBefore() {
        ServerFrame frame = scanned("{\"id\":\"1\",\"type\":\"ok\",\"data\":{\"seq\":1,\"duplicate\":true}}");
        byte[] next = "{\"type\":\"presence\",\"data\":{}}".getBytes(UTF_8);

        frame.scan(next, 0, next.length);

        assertThat(frame.type()).isEqualTo(Type.OTHER);
        assertThat(frame.requestIndex()).isEqualTo(ServerFrame.ABSENT);
        assertThat(frame.seq()).isEqualTo(ServerFrame.ABSENT);
        assertThat(frame.duplicate()).isFalse();
    }

    @Test
    void readsTheFramesOfAPageOfHistory() {
        byte[] body = """
                {"next_cursor":"x","items": [{"type":"message.new","data":{"seq":1,"text":"]}"}},
                 {"type":"message.new","data":{"seq":2}}]}"""
                .getBytes(UTF_8);

        assertThat(EventPage.frames(body)).extracting(ServerFrame::seq).containsExactly(1L, 2L);
        assertThat(EventPage.frames("{\"items\":[]}".getBytes(UTF_8))).isEmpty();
        assertThat(EventPage.frames("no json".getBytes(UTF_8))).isEmpty();
    }
}
