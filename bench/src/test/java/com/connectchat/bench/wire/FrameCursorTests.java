package com.connectchat.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against Netty's own codec. */
class FrameCursorTests {

    private final FrameCursor cursor = new FrameCursor();

    private static byte[] encoded(WebSocketFrame frame) {
        EmbeddedChannel server = new EmbeddedChannel(new WebSocket13FrameEncoder(false));
        server.writeOutbound(frame);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ByteBuf part = server.readOutbound(); part != null; part = server.readOutbound()) {
            bytes.writeBytes(io.netty.buffer.ByteBufUtil.getBytes(part));
            part.release();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 100_000})
    void findsPayloadsOfEveryLength(int length) {
        byte[] bytes = encoded(new TextWebSocketFrame("x".repeat(length)));

        assertThat(cursor.next(bytes, 0, bytes.length)).isTrue();
        assertThat(cursor.opcode()).isEqualTo(FrameCursor.TEXT);
        assertThat(cursor.payloadEnd() - cursor.payloadStart()).isEqualTo(length);
        assertThat(cursor.payloadEnd()).isEqualTo(bytes.length);
    }

    @Test
    void waitsForTheRestOfAFrame() {
        byte[] bytes = encoded(new TextWebSocketFrame("x".repeat(300)));

        for (int limit = 0; limit < bytes.length; limit++) {
            assertThat(cursor.next(bytes, 0, limit)).isFalse();
        }

        assertThat(cursor.next(bytes, 0, bytes.length)).isTrue();
    }

    @Test
    void knowsAPing() {
        byte[] bytes = encoded(new PingWebSocketFrame(Unpooled.wrappedBuffer(new byte[] {1, 2})));

        cursor.next(bytes, 0, bytes.length);

        assertThat(cursor.opcode()).isEqualTo(FrameCursor.PING);
        assertThat(cursor.payloadEnd() - cursor.payloadStart()).isEqualTo(2);
    }

    @Test
    void refusesFragmentsInsteadOfMisreadingThem() {
        byte[] bytes = encoded(new BinaryWebSocketFrame(false, 0, Unpooled.wrappedBuffer(new byte[3])));

        assertThatIllegalStateException().isThrownBy(() -> cursor.next(bytes, 0, bytes.length)).withMessageContaining("whole");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 16_384, 65_535})
    void writesFramesThatNettyReads(int length) {
        String text = "y".repeat(length);
        EmbeddedChannel server = new EmbeddedChannel(new WebSocket13FrameDecoder(true, false, 65_536));

        server.writeInbound(Unpooled.wrappedBuffer(ClientFrame.text(text)));

        TextWebSocketFrame read = server.readInbound();
        assertThat(read.text()).isEqualTo(text);
        read.release();
    }
}
