package com.connectchat.gateway.adapter.websocket;

import static com.connectchat.gateway.adapter.websocket.RawClient.BINARY;
import static com.connectchat.gateway.adapter.websocket.RawClient.CLOSE;
import static com.connectchat.gateway.adapter.websocket.RawClient.CONTINUATION;
import static com.connectchat.gateway.adapter.websocket.RawClient.FIN;
import static com.connectchat.gateway.adapter.websocket.RawClient.PING;
import static com.connectchat.gateway.adapter.websocket.RawClient.PONG;
import static com.connectchat.gateway.adapter.websocket.RawClient.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.gateway.GatewaySettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6455, by the families of the Autobahn test suite: framing, pings, reserved bits, opcodes, fragments, UTF-8, close, limits. */
class FramingTests {

    private static RunningGateway gateway;
    private RawClient client;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.with("connectchat.limits.enabled", "false");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void connect() throws IOException {
        client = RawClient.greeted(gateway, "u_1", "dev_1");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 64, 80, 81, 200, 30_000, 65_536 - 25})
    void takesTextOfEveryLength(int padding) throws IOException {
        client.text(ping(padding));

        assertThat(client.json().get("id").asString()).isEqualTo("1");
    }

    @Test
    void refusesATextThatIsOneByteTooLong() throws IOException {
        client.text("x".repeat(GatewaySettings.FRAME_BYTES_MAX + 1));

        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void refusesATooLongTextByItsHeaderAlone() throws IOException {
        client.send(new byte[] {(byte) (FIN | TEXT), (byte) 0xff, 0, 0, 0, 1, 0, 0, 0, 0});

        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void refusesANegativeLength() throws IOException {
        client.send(new byte[] {(byte) (FIN | TEXT), (byte) 0xff, -1, 0, 0, 1, 0, 0, 0, 0});

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void refusesFragmentsThatAreTooLongTogether() throws IOException {
        client.frame(TEXT, "x".repeat(40_000));
        client.frame(FIN | CONTINUATION, "x".repeat(GatewaySettings.FRAME_BYTES_MAX + 1 - 40_000));

        assertThat(client.closeCode()).isEqualTo(1009);
    }

    @Test
    void takesAFrameByteByByte() throws IOException {
        for (byte each : RawClient.bytes(FIN | TEXT, ping(300).getBytes(StandardCharsets.UTF_8))) {
            client.send(new byte[] {each});
        }

        assertThat(client.json().get("id").asString()).isEqualTo("1");
    }

    @Test
    void takesManyFramesAtOnce() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            all.write(RawClient.bytes(FIN | TEXT, ("{\"id\":\"" + i + "\",\"type\":\"ping\"}").getBytes(StandardCharsets.UTF_8)));
        }

        client.send(all.toByteArray());

        for (int i = 0; i < 100; i++) {
            assertThat(client.json().get("id").asString()).isEqualTo(String.valueOf(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125})
    void answersAPingWithItsPayload(int length) throws IOException {
        client.frame(FIN | PING, "p".repeat(length));

        RawClient.Frame pong = client.frame();

        assertThat(pong.opcode()).isEqualTo(PONG);
        assertThat(pong.text()).isEqualTo("p".repeat(length));
    }

    @Test
    void answersAPingBetweenFragments() throws IOException {
        client.frame(TEXT, "{\"id\":\"1\",");
        client.frame(FIN | PING, "now");
        client.frame(FIN | CONTINUATION, "\"type\":\"ping\"}");

        assertThat(client.frame().text()).isEqualTo("now");
        assertThat(client.json().get("id").asString()).isEqualTo("1");
    }

    @Test
    void takesAnUnaskedPongSilently() throws IOException {
        client.frame(FIN | PONG, "unasked");
        client.text(ping(0));

        assertThat(client.json().get("id").asString()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(ints = {PING, PONG, CLOSE})
    void refusesALongControlFrame(int opcode) throws IOException {
        client.frame(FIN | opcode, "x".repeat(126));

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {PING, PONG, CLOSE})
    void refusesAFragmentedControlFrame(int opcode) throws IOException {
        client.frame(opcode, "x");

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x40, 0x20, 0x10, 0x70})
    void refusesReservedBits(int bits) throws IOException {
        client.frame(FIN | bits | TEXT, "{}");

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
    void refusesReservedOpcodes(int opcode) throws IOException {
        client.frame(FIN | opcode, "");

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void refusesAFrameWithoutMask() throws IOException {
        client.send(new byte[] {(byte) (FIN | TEXT), 2, '{', '}'});

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {FIN | BINARY, BINARY})
    void refusesBinaryAsAProtocolError(int first) throws IOException {
        client.frame(first, "{}");

        assertThat(client.closeCode()).isEqualTo(4500);
    }

    @Test
    void joinsFragmentsEmptyOnesToo() throws IOException {
        client.frame(TEXT, "");
        client.frame(CONTINUATION, "{\"id\":\"1\",\"ty");
        client.frame(CONTINUATION, "");
        client.frame(CONTINUATION, "pe\":\"ping\"}");
        client.frame(FIN | CONTINUATION, "");

        assertThat(client.json().get("id").asString()).isEqualTo("1");
    }

    @Test
    void refusesAContinuationOfNothing() throws IOException {
        client.frame(FIN | CONTINUATION, "{}");

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void refusesANewTextAmidFragments() throws IOException {
        client.frame(TEXT, "{");
        client.frame(FIN | TEXT, "}");

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k\u00f6\u00df\u4e16", "\ud83d\ude00\ud83c\udf0d", "\u0000\u007f\u0080\u07ff\u0800\ufffe\uffff\ud7ff\ue000"})
    void takesEveryKindOfCharacter(String characters) throws IOException {
        client.text("{\"id\":\"1\",\"type\":\"ping\",\"note\":\"" + characters.replace("\u0000", "") + "\"}");

        assertThat(client.json().get("id").asString()).isEqualTo("1");
    }

    @Test
    void takesACharacterSplitOverFragments() throws IOException {
        byte[] text = "{\"id\":\"\ud83d\ude00\",\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8);

        for (int i = 0; i < text.length; i++) {
            client.frame((i == 0 ? TEXT : CONTINUATION) | (i == text.length - 1 ? FIN : 0), new byte[] {text[i]});
        }

        assertThat(client.json().get("id").asString()).isEqualTo("\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "bf", "c0af", "c1bf", "c280c2", "e08080", "e09fbf", "eda080", "edbfbf", "e4b8", "f0808080", "f08fbfbf",
        "f4908080", "f5808080", "f888808080", "fe", "ff", "c3c3", "e228a1"})
    void refusesWhatIsNotUtf8(String hex) throws IOException {
        byte[] bad = java.util.HexFormat.of().parseHex(hex);

        client.frame(FIN | TEXT, concat("{\"a\":\"".getBytes(StandardCharsets.UTF_8), bad, "\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(client.closeCode()).isEqualTo(1007);
    }

    @Test
    void refusesBadUtf8InAFragmentAtOnce() throws IOException {
        client.frame(TEXT, new byte[] {'{', (byte) 0xff});

        assertThat(client.closeCode()).isEqualTo(1007);
    }

    @Test
    void refusesATextThatEndsWithinACharacter() throws IOException {
        client.frame(TEXT, new byte[] {'{', (byte) 0xe4, (byte) 0xb8});
        client.frame(FIN | CONTINUATION, new byte[0]);

        assertThat(client.closeCode()).isEqualTo(1007);
    }

    @Test
    void echoesACloseWithoutCode() throws IOException {
        client.frame(FIN | CLOSE, new byte[0]);

        assertThat(client.closeCode()).isEqualTo(1005);
        assertThat(client.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
    void echoesTheCodeOfAClose(int code) throws IOException {
        client.frame(FIN | CLOSE, new byte[] {(byte) (code >> 8), (byte) code, 'b', 'y', 'e'});

        assertThat(client.closeCode()).isEqualTo(code);
        assertThat(client.atEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 65_535})
    void refusesCodesThatMayNotBeSent(int code) throws IOException {
        client.frame(FIN | CLOSE, new byte[] {(byte) (code >> 8), (byte) code});

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void refusesACloseOfOneByte() throws IOException {
        client.frame(FIN | CLOSE, new byte[] {3});

        assertThat(client.closeCode()).isEqualTo(1002);
    }

    @Test
    void refusesAReasonThatIsNotUtf8() throws IOException {
        client.frame(FIN | CLOSE, new byte[] {3, (byte) 0xe8, (byte) 0xff});

        assertThat(client.closeCode()).isEqualTo(1007);
    }

    @Test
    void whatFollowsACloseIsIgnored() throws IOException {
        client.send(concat(RawClient.bytes(FIN | CLOSE, new byte[] {3, (byte) 0xe8}),
                RawClient.bytes(FIN | TEXT, ping(0).getBytes(StandardCharsets.UTF_8))));

        assertThat(client.frame().opcode()).isEqualTo(CLOSE);
        assertThat(client.atEnd()).isTrue();
    }

    @Test
    void theCloseFrameArrivesEvenWhileTheClientStillSends() throws IOException {
        byte[] flood = RawClient.bytes(FIN | TEXT, ping(60_000).getBytes(StandardCharsets.UTF_8));
        client.frame(FIN | BINARY, "x");

        for (int i = 0; i < 20; i++) {
            client.send(flood);
        }

        assertThat(client.closeCode()).isEqualTo(4500);
    }

    private static String ping(int padding) {
        return "{\"id\":\"1\",\"type\":\"ping\"" + " ".repeat(padding) + "}";
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
