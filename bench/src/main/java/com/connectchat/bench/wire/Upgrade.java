package com.connectchat.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** The HTTP request that opens a WebSocket and the check of its answer (RFC 6455, 4.1), with one key for all sockets. */
final class Upgrade {

    private static final String KEY = Base64.getEncoder().encodeToString("connectchatbench".getBytes(US_ASCII));
    private static final String ACCEPT = "sec-websocket-accept: " + accept().toLowerCase(Locale.ROOT);

    private Upgrade() {
    }

    static byte[] request(Endpoint endpoint) {
        return """
                GET %s HTTP/1.1\r
                Host: %s\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Protocol: connectchat.v1.json\r
                Sec-WebSocket-Key: %s\r
                \r
                """.formatted(endpoint.path(), endpoint.host(), KEY).getBytes(US_ASCII);
    }

    /** The place after the answer's empty line, or -1 when it is not there yet. */
    static int end(byte[] bytes, int limit) {
        for (int i = 3; i < limit; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    /** Why the answer opens no WebSocket; empty when it does. */
    static String refusal(byte[] bytes, int end) {
        String answer = new String(bytes, 0, end, US_ASCII);
        String status = answer.substring(0, answer.indexOf('\r'));
        if (!status.startsWith("HTTP/1.1 101")) {
            return "upgrade refused: " + status;
        }
        return answer.toLowerCase(Locale.ROOT).contains(ACCEPT) ? "" : "upgrade answered without the right Sec-WebSocket-Accept";
    }

    private static String accept() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((KEY + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-1", missing);
        }
    }
}
