package com.connectchat.gateway.adapter.websocket;

import com.connectchat.bus.contract.OutgoingMessage;
import com.connectchat.kernel.ConnectionId;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket client that can do everything wrong. */
final class RawClient implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;
    static final int FIN = 0x80;

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private ConnectionId id = new ConnectionId(0);

    private RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    static RawClient connect(int port) throws IOException {
        return new RawClient(port);
    }

    /** A client whose upgrade went well. */
    static RawClient open(int port) throws IOException {
        RawClient client = new RawClient(port);
        String head = client.request("GET /v1/ws HTTP/1.1", upgradeHeaders());
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no upgrade: " + head);
        }
        return client;
    }

    /** A client that has been welcomed and whose first catch-up has to be ended by the test. */
    static RawClient greeted(RunningGateway gateway, String user, String device) throws IOException {
        RawClient client = open(gateway.port());
        client.hello(gateway.tokens.token(user, device, Duration.ofHours(1)));
        JsonNode welcome = client.json();
        if (!welcome.path("type").asString().equals("welcome")) {
            throw new IOException("no welcome: " + welcome);
        }
        client.id = new ConnectionId(Long.parseUnsignedLong(welcome.at("/data/session_id").asString().substring(2), 36));
        return client;
    }

    /** A client that has been welcomed and brought up to date. */
    static RawClient live(RunningGateway gateway, String user, String device) throws IOException {
        RawClient client = greeted(gateway, user, device);
        gateway.bring(new OutgoingMessage.SyncDone(RunningGateway.ADDRESS, client.id, List.of()));
        client.json();
        return client;
    }

    /** Known from the welcome on. */
    ConnectionId id() {
        return id;
    }

    static String upgradeHeaders(String... more) {
        return "Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + String.join("", Arrays.stream(more).map(each -> each + "\r\n").toList());
    }

    /** Sends a request and returns the head of the answer. */
    String request(String line, String headers) throws IOException {
        send((line + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return head();
    }

    String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the answer ends in its head: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void hello(String token) throws IOException {
        text("{\"id\":\"h\",\"type\":\"hello\",\"data\":{\"token\":\"" + token + "\"}}");
    }

    void ask(String id, String type, String data) throws IOException {
        text("{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"data\":" + data + "}");
    }

    void text(String text) throws IOException {
        frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void frame(int first, byte[] payload) throws IOException {
        send(bytes(first, payload));
    }

    void frame(int first, String payload) throws IOException {
        frame(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i & 3]));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    /** The next frame, whatever it is. */
    Frame frame() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        return new Frame(first, in.readNBytes(length));
    }

    /** The next text frame; pings before it are passed over. */
    JsonNode json() throws IOException {
        Frame next = frame();
        while (next.opcode() == PING) {
            next = frame();
        }
        if (next.opcode() != TEXT) {
            throw new IOException("no text frame: " + next);
        }
        return JSON.readTree(next.payload());
    }

    /** Reads up to the close frame and returns its code; 1006 when the socket just ends. */
    int closeCode() throws IOException {
        try {
            Frame next = frame();
            while (next.opcode() != CLOSE) {
                next = frame();
            }
            return next.payload().length < 2 ? 1005 : ByteBuffer.wrap(next.payload()).getShort() & 0xffff;
        } catch (EOFException e) {
            return 1006;
        }
    }

    boolean atEnd() throws IOException {
        return in.read() < 0;
    }

    /** Goes without a word. */
    void hangUp() throws IOException {
        socket.close();
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** @param first the first byte: final bit and opcode */
    record Frame(int first, byte[] payload) {

        int opcode() {
            return first & 0x0f;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return Integer.toHexString(first) + " " + text();
        }
    }
}
