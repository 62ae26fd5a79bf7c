package com.connectchat.cluster;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** One socket of a device, from its greeting on. Frames are heard one after the other, on a thread of the socket's. */
final class Wire implements WebSocket.Listener {

    private static final Duration LIVE_WITHIN = Duration.ofSeconds(20);
    private static final int TERMINAL = 4500;

    private final StringBuilder frame = new StringBuilder();
    private final CompletableFuture<Void> live = new CompletableFuture<>();
    private final Consumer<JsonNode> ear;
    private final Consumer<String> complaints;
    private final WebSocket socket;
    private volatile boolean open = true;
    private boolean heard = true;

    Wire(URI gateway, Consumer<JsonNode> ear, Consumer<String> complaints) {
        this.ear = ear;
        this.complaints = complaints;
        this.socket = Account.HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(3)).subprotocols("connectchat.v1.json")
                .buildAsync(gateway, this).join();
    }

    /** Returns when everything that was missed has been heard. */
    void greet(String token, Map<String, Long> cursors) {
        write("hello", "hello", Map.of("token", token, "cursors", cursors));
        try {
            live.orTimeout(LIVE_WITHIN.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (open) {
                complaints.accept("STUCK: not live after " + LIVE_WITHIN);
            }
            throw e;
        }
    }

    boolean isOpen() {
        return open;
    }

    void write(String id, String type, Map<String, ?> data) {
        try {
            socket.sendText(Account.JSON.writeValueAsString(Map.of("id", id, "type", type, "data", data)), true)
                    .orTimeout(5, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            open = false;
        }
    }

    /** As an app does that is put away. */
    void sayGoodbye() {
        forget();
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> null);
    }

    /** The connection ends without a word. */
    void cut() {
        forget();
        open = false;
        live.completeExceptionally(new IllegalStateException("the connection was cut"));
        socket.abort();
    }

    /** The device is gone, and the connection does not know it: it takes what comes, and nobody sees it. */
    synchronized void forget() {
        heard = false;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
        frame.append(part);
        if (whole) {
            JsonNode said = Account.JSON.readTree(frame.toString());
            frame.setLength(0);
            hear(said);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    /** What is being heard while the device goes is heard to its end, so that the next connection begins behind it. */
    private synchronized void hear(JsonNode said) {
        if (heard) {
            ear.accept(said);
            if (said.get("type").stringValue().equals("sync.done")) {
                live.complete(null);
            }
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed(code, reason);
        end("closed with " + code);
        return CompletableFuture.completedStage(null);
    }

    private synchronized void closed(int code, String reason) {
        if (heard && code >= TERMINAL) {
            complaints.accept("CLOSED: with " + code + " " + reason);
        }
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end(error.toString());
    }

    private void end(String why) {
        open = false;
        live.completeExceptionally(new IllegalStateException(why));
    }
}
