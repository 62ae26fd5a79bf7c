package com.connectchat.gateway.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.Command;
import com.connectchat.gateway.adapter.websocket.ClientRequest.Hello;
import com.connectchat.gateway.adapter.websocket.ClientRequest.Invalid;
import com.connectchat.gateway.adapter.websocket.ClientRequest.Malformed;
import com.connectchat.gateway.adapter.websocket.ClientRequest.Send;
import com.connectchat.gateway.adapter.websocket.ClientRequest.Submit;
import com.connectchat.gateway.adapter.websocket.ClientRequest.Unknown;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.MediaId;
import com.connectchat.kernel.MessageId;
import com.connectchat.kernel.MessageKind;
import com.connectchat.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTests {

    private static final String CLIENT_ID = "123e4567-e89b-42d3-a456-426614174000";

    private final RequestReader reader = new RequestReader();

    @Test
    void readsAWholeMessage() {
        Send send = (Send) read("""
                {"id": "7", "type": "message.send", "data": {"conversation_id": "d_1", "client_message_id": "%s", "kind": "media",
                 "text": "h\\u00e4 \\ud83d\\ude00 \\"q\\"", "attachments": [{"media_id": "m_1", "x": [1]}, {"media_id": "m_2"}],
                 "reply_to": "m1_x", "mentions": ["u_1", "u_2"], "metadata": {"a": [1, 2.50, -0, 1E400, {"b": null}], "c\\n": "\\u0001\\/"},
                 "sender_id": "u_evil", "seq": 12}}
                """.formatted(CLIENT_ID));

        assertThat(send.id()).isEqualTo("7");
        assertThat(send.conversation()).isEqualTo(new ConversationId("d_1"));
        assertThat(send.message().toUser()).isNull();
        assertThat(send.message().clientMessageId()).isEqualTo(CLIENT_ID);
        assertThat(send.message().content().kind()).isEqualTo(MessageKind.MEDIA);
        assertThat(send.message().content().text()).isEqualTo("hä \ud83d\ude00 \"q\"");
        assertThat(send.message().content().attachments()).containsExactly(new MediaId("m_1"), new MediaId("m_2"));
        assertThat(send.message().content().replyTo()).isEqualTo(new MessageId("m1_x"));
        assertThat(send.message().content().mentions()).containsExactly(new UserId("u_1"), new UserId("u_2"));
        assertThat(send.message().content().metadata()).isEqualTo("{\"a\":[1,2.50,-0,1E400,{\"b\":null}],\"c\\n\":\"\\u0001/\"}");
    }

    @Test
    void readsAMessageWhoseTypeComesLast() {
        Send send = (Send) read("""
                {"data" : {"x":"}","to_user_id":"u_2","client_message_id":"%s","text":"ü}"} ,"type":"message.send","id":"7"}
                """.formatted(CLIENT_ID));

        assertThat(send.message().toUser()).isEqualTo(new UserId("u_2"));
        assertThat(send.message().content().text()).isEqualTo("ü}");
    }

    @Test
    void takesNullForWhatIsNotThere() {
        Send send = (Send) read(message("\"conversation_id\":\"d_1\",\"to_user_id\":null,\"kind\":null,\"text\":\"x\",\"metadata\":null"));

        assertThat(send.message().content().kind()).isEqualTo(MessageKind.TEXT);
        assertThat(send.message().content().metadata()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            message.edit        | "conversation_id":"d_1","message_id":"m_1","text":"new"
            message.delete      | "conversation_id":"d_1","message_id":"m_1"
            reaction.add        | "conversation_id":"d_1","message_id":"m_1","emoji":"👍🏽"
            reaction.remove     | "conversation_id":"d_1","message_id":"m_1","emoji":"x"
            receipt.delivered   | "conversation_id":"d_1","up_to_seq":0
            receipt.read        | "conversation_id":"d_1","up_to_seq":9007199254740991
            typing              | "conversation_id":"d_1","active":false
            presence.watch      | "user_ids":["u_1"]
            presence.unwatch    | "user_ids":[]
            sync                | "cursors":{"d_1":5}
            token.refresh       | "token":"t"
            ping                | "text":5,"cursors":"not looked at"
            hello               | "token":"t","client":{"name":"x","version":1},"cursors":{"d_1":0}
            """)
    void readsEveryRequest(String type, String data) {
        ClientRequest request = read("{\"id\":\"1\",\"type\":\"" + type + "\",\"data\":{" + data + "}}");

        assertThat(request).isNotInstanceOfAny(Invalid.class, Malformed.class, Unknown.class);
        assertThat(request.id()).isEqualTo("1");
    }

    @Test
    void readMovesBothReceipts() {
        Submit read = (Submit) read("{\"type\":\"receipt.read\",\"data\":{\"conversation_id\":\"d_1\",\"up_to_seq\":5}}");
        Submit delivered = (Submit) read("{\"type\":\"receipt.delivered\",\"data\":{\"conversation_id\":\"d_1\",\"up_to_seq\":5}}");

        assertThat(read.command()).isEqualTo(new Command.MoveReceipts(5, 5));
        assertThat(delivered.command()).isEqualTo(new Command.MoveReceipts(5, 0));
        assertThat(read.id()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "[{}]", "\"x\"", "null", "5", "{}", "{\"type\":5}", "{\"type\":null}", "{\"id\":\"1\"}",
        "{\"type\":\"ping\"", "{\"type\":\"ping\"} x", "{\"type\":\"ping\"}{}", "{\"type\":\"ping\",}", "{'type':'ping'}",
        "{type:\"ping\"}", "{\"id\":5,\"type\":\"ping\"}", "{\"id\":null,\"type\":\"ping\"}", "{\"id\":{},\"type\":\"ping\"}",
        "{\"type\":\"ping\",\"id\":[]}", "{\"type\":\"ping\",\"type\":\"ping\"}", "{\"type\":\"ping\",\"data\":{\"a\":1,\"a\":2}}",
        "{\"type\":\"x\",\"data\":{\"a\":{\"b\":1,\"b\":2}}}", "{\"data\":{\"a\":1,\"a\":1},\"type\":\"ping\"}",
        "{\"type\":\"ping\",\"n\":01}", "{\"type\":\"ping\",\"n\":NaN}", "{\"type\":\"ping\",\"s\":\"\t\"}",
        "{\"type\":\"ping\",\"s\":\"\\x\"}", "{\"type\":\"ping\" /* no */}", "\ufeff{\"type\":\"ping\"}"})
    void refusesWhatIsNoFrameAtAll(String frame) {
        assertThat(read(frame)).isInstanceOf(Malformed.class);
    }

    @Test
    void doesNotGuessAnotherEncoding() {
        byte[] utf16 = "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_16LE);

        assertThat(reader.read(utf16, utf16.length)).isInstanceOf(Malformed.class);
    }

    @Test
    void refusesAFaultThatComesAfterAWrongField() {
        assertThat(read("{\"id\":\"1\",\"type\":\"message.send\",\"data\":{\"text\":5},}")).isInstanceOf(Malformed.class);
    }

    @Test
    void boundsTheDepth() {
        String deep = "{\"type\":\"ping\",\"x\":" + "[".repeat(31) + "]".repeat(31) + "}";
        String tooDeep = "{\"type\":\"ping\",\"x\":" + "[".repeat(32) + "]".repeat(32) + "}";

        assertThat(read(deep)).isInstanceOf(ClientRequest.Ping.class);
        assertThat(read(tooDeep)).isInstanceOf(Malformed.class);
        assertThat(read("[".repeat(60_000))).isInstanceOf(Malformed.class);
    }

    @Test
    void boundsTheId() {
        assertThat(read("{\"id\":\"" + "x".repeat(64) + "\",\"type\":\"ping\"}").id()).hasSize(64);
        assertThat(read("{\"id\":\"" + "\ud83d\ude00".repeat(64) + "\",\"type\":\"ping\"}")).isInstanceOf(ClientRequest.Ping.class);
        assertThat(read("{\"id\":\"\",\"type\":\"ping\"}").id()).isEmpty();
        assertThat(read("{\"id\":\"" + "x".repeat(65) + "\",\"type\":\"ping\"}")).isInstanceOf(Malformed.class);
    }

    @Test
    void anUnknownTypeIsNoFault() {
        assertThat(read("{\"id\":\"1\",\"type\":\"message.fly\",\"data\":5}")).isEqualTo(new Unknown("1"));
        assertThat(read("{\"type\":\"\"}")).isEqualTo(new Unknown(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /conversation_id   | "text":"x"
            /conversation_id   | "text":"x","conversation_id":"d_1","to_user_id":"u_2"
            /conversation_id   | "text":"x","conversation_id":5
            /conversation_id   | "text":"x","conversation_id":""
            /conversation_id   | "text":"x","conversation_id":"d 1"
            /conversation_id   | "text":"x","conversation_id":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            /to_user_id        | "text":"x","to_user_id":["u_2"]
            /to_user_id        | "text":"x","to_user_id":"ü"
            /text              | "to_user_id":"u_2"
            /text              | "to_user_id":"u_2","text":""
            /text              | "to_user_id":"u_2","text":5
            /text              | "to_user_id":"u_2","text":"\\ud800"
            /text              | "to_user_id":"u_2","text":"\\udc00\\ud800"
            /kind              | "to_user_id":"u_2","text":"x","kind":"TEXT"
            /kind              | "to_user_id":"u_2","text":"x","kind":true
            /attachments       | "to_user_id":"u_2","attachments":{}
            /attachments       | "to_user_id":"u_2","attachments":["m_1"]
            /attachments       | "to_user_id":"u_2","attachments":[{}]
            /attachments       | "to_user_id":"u_2","attachments":[{"media_id":5}]
            /mentions          | "to_user_id":"u_2","text":"x","mentions":"u_1"
            /mentions          | "to_user_id":"u_2","text":"x","mentions":[[]]
            /reply_to          | "to_user_id":"u_2","text":"x","reply_to":""
            /metadata          | "to_user_id":"u_2","metadata":[]
            /metadata          | "to_user_id":"u_2","metadata":"{}"
            /metadata          | "to_user_id":"u_2","metadata":{"a":"\\ud800"}
            """)
    void namesTheFieldThatIsWrong(String pointer, String fields) {
        Invalid invalid = (Invalid) read(message(fields));

        assertThat(invalid.pointer()).isEqualTo(pointer);
        assertThat(invalid.id()).isEqualTo("7");
        assertThat(invalid.message()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            message.edit      | /text         | "conversation_id":"d_1","message_id":"m_1","text":" "
            message.edit      | /message_id   | "conversation_id":"d_1","text":"x"
            reaction.add      | /emoji        | "conversation_id":"d_1","message_id":"m_1","emoji":" "
            reaction.add      | /emoji        | "conversation_id":"d_1","message_id":"m_1","emoji":"👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍"
            receipt.read      | /up_to_seq    | "conversation_id":"d_1"
            receipt.read      | /up_to_seq    | "conversation_id":"d_1","up_to_seq":-1
            receipt.read      | /up_to_seq    | "conversation_id":"d_1","up_to_seq":1.5
            receipt.read      | /up_to_seq    | "conversation_id":"d_1","up_to_seq":9007199254740992
            receipt.read      | /up_to_seq    | "conversation_id":"d_1","up_to_seq":99999999999999999999999
            receipt.read      | /up_to_seq    | "conversation_id":"d_1","up_to_seq":"5"
            typing            | /active       | "conversation_id":"d_1","active":"true"
            typing            | /active       | "conversation_id":"d_1"
            sync              | /cursors      | "cursors":[]
            sync              | /cursors      | "cursors":{"d_1":"5"}
            sync              | /cursors      | "cursors":{"":5}
            presence.watch    | /user_ids     | "user_ids":"u_1"
            presence.watch    | /user_ids     | "x":1
            presence.watch    | /user_ids     | "user_ids":null
            presence.unwatch  | /user_ids     | "x":1
            hello             | /token        | "token":5
            hello             | /client       | "client":"x"
            token.refresh     | /token        | "x":1
            """)
    void namesTheFieldThatIsWrongInEveryRequest(String type, String pointer, String fields) {
        Invalid invalid = (Invalid) read("{\"id\":\"7\",\"data\":{" + fields + "},\"type\":\"" + type + "\"}");

        assertThat(invalid.pointer()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "5", "[]", "true"})
    void dataMustBeAnObject(String data) {
        assertThat(read("{\"id\":\"7\",\"type\":\"message.send\",\"data\":" + data + "}")).isInstanceOf(Invalid.class);
        assertThat(read("{\"id\":\"7\",\"data\":" + data + ",\"type\":\"message.send\"}")).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "123e4567e89b42d3a456426614174000", "{123e4567-e89b-42d3-a456-426614174000}",
        "123e4567-e89b-42d3-a456-42661417400g", "123e4567-e89b-42d3-a456-426614174000 ", "123e4567-e89b-42d3-a45-6426614174000"})
    void theClientsMessageIdMustBeAUuid(String id) {
        Invalid invalid = (Invalid) read(message("\"to_user_id\":\"u_2\",\"text\":\"x\"").replace(CLIENT_ID, id));

        assertThat(invalid.pointer()).isEqualTo("/client_message_id");
    }

    @Test
    void boundsTextAndMetadataByTheirBytes() {
        String text = "ü".repeat(16_384 / 2);
        String metadata = "{\"a\":\"" + "ü".repeat((4_096 - 8) / 2) + "\"}";

        assertThat(read(message("\"to_user_id\":\"u_2\",\"text\":\"" + text + "\""))).isInstanceOf(Send.class);
        assertThat(read(message("\"to_user_id\":\"u_2\",\"text\":\"" + text + "x\""))).isInstanceOf(Invalid.class);
        assertThat(read(message("\"to_user_id\":\"u_2\",\"metadata\": " + metadata.replace(":", " : ")))).isInstanceOf(Send.class);
        assertThat(read(message("\"to_user_id\":\"u_2\",\"metadata\":" + metadata.replace("{\"a", "{\"aa")))).isInstanceOf(Invalid.class);
    }

    @Test
    void boundsCursorsAttachmentsAndMentions() {
        assertThat(((Hello) read("{\"type\":\"hello\",\"data\":{\"cursors\":{" + cursors(200) + "}}}")).cursors()).hasSize(200);
        assertThat(read("{\"type\":\"hello\",\"data\":{\"cursors\":{" + cursors(201) + "}}}")).isInstanceOf(Invalid.class);
        assertThat(read(toUser("\"attachments\":[" + repeated("{\"media_id\":\"m\"}", 10) + "]"))).isInstanceOf(Send.class);
        assertThat(read(toUser("\"attachments\":[" + repeated("{\"media_id\":\"m\"}", 11) + "]"))).isInstanceOf(Invalid.class);
        assertThat(read(toUser("\"text\":\"x\",\"mentions\":[" + repeated("\"u\"", 100) + "]"))).isInstanceOf(Send.class);
        assertThat(read(toUser("\"text\":\"x\",\"mentions\":[" + repeated("\"u\"", 101) + "]"))).isInstanceOf(Invalid.class);
    }

    @Test
    void forgetsTheFormerFrame() {
        read(message("\"to_user_id\":\"u_2\",\"text\":5,\"metadata\":{\"a\":1}"));

        Send send = (Send) read("""
                {"type":"message.send","data":{"conversation_id":"d_1","text":"x","client_message_id":"%s"}}
                """.formatted(CLIENT_ID));

        assertThat(send.id()).isNull();
        assertThat(send.message().content().metadata()).isNull();
        assertThat(send.message().toUser()).isNull();
    }

    private ClientRequest read(String frame) {
        byte[] bytes = ("JUNK" + frame).getBytes(StandardCharsets.UTF_8);
        byte[] scratch = new byte[70_000];
        System.arraycopy(bytes, 4, scratch, 0, bytes.length - 4);
        return reader.read(scratch, bytes.length - 4);
    }

    private static String message(String fields) {
        return "{\"id\":\"7\",\"type\":\"message.send\",\"data\":{\"client_message_id\":\"" + CLIENT_ID + "\"," + fields + "}}";
    }

    private static String toUser(String fields) {
        return message("\"to_user_id\":\"u_2\"," + fields);
    }

    private static String cursors(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"d_" + i + "\":" + i).collect(Collectors.joining(","));
    }

    private static String repeated(String value, int count) {
        return String.join(",", java.util.Collections.nCopies(count, value));
    }
}
