package com.connectchat.security;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the socket that remembers all it gets. */
final class Socket implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile @Nullable Integer closeCode;
    private @Nullable WebSocket socket;

    static Socket open(int port) {
        Socket opened = new Socket();
        opened.socket = HTTP.newWebSocketBuilder().subprotocols("connectchat.v1.json")
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/v1/ws"), opened).join();
        return opened;
    }

    List<String> frames() {
        return List.copyOf(frames);
    }

    void hello(String token) {
        send("hello", "hello", "{\"token\":\"" + token + "\"}");
        awaitFrameWith("sync.done");
    }

    /** {@code ok}, an error code, a close code, or {@code nothing} where a later ping is answered and this is not. */
    String outcomeOf(String type, String data) {
        send("1", type, data);
        if (type.equals("typing") && socket != null) {
            // Where the first was the end of the socket, this one need not go out any more.
            socket.sendText(frame("2", "ping", "{}"), true);
        }
        await().atMost(PATIENCE).until(() -> closeCode != null || answerTo("1") != null || answerTo("2") != null);
        JsonNode answer = answerTo("1");
        if (answer != null) {
            return answer.path("type").stringValue().equals("ok") ? "ok" : answer.at("/error/code").stringValue();
        }
        return closeCode == null ? "nothing" : String.valueOf(closeCode);
    }

    void awaitFrameWith(String text) {
        await().atMost(PATIENCE).until(() -> frames.stream().anyMatch(frame -> frame.contains(text)));
    }

    private void send(String id, String type, String data) {
        if (socket != null) {
            socket.sendText(frame(id, type, data), true).join();
        }
    }

    private static String frame(String id, String type, String data) {
        return "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"data\":" + data + "}";
    }

    private @Nullable JsonNode answerTo(String id) {
        return frames.stream().map(frame -> JsonMapper.shared().readTree(frame))
                .filter(frame -> frame.path("id").stringValue("").equals(id)).findFirst().orElse(null);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
