package com.connectchat.durability;

import com.connectchat.browser.RunningServer;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/**
 * Sends over a WebSocket as fast as the answers come, without waiting for each. What the end of a connection left unanswered goes
 * first over the next one, in the same order and with the same ids, as the protocol tells clients to do.
 */
final class Sender {

    private static final int IN_FLIGHT_MAX = 16;
    private static final String PADDING = "x".repeat(150);

    private final Api account;
    private final String conversation;
    private final AtomicBoolean enough = new AtomicBoolean();
    /** All ids in the order in which they were first sent. */
    private final List<String> sent = new ArrayList<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> contradictions = ConcurrentHashMap.newKeySet();
    private final List<Farewell> farewells = new CopyOnWriteArrayList<>();
    private volatile int inFlightMax = IN_FLIGHT_MAX;

    Sender(Api account, String conversation) {
        this.account = account;
        this.conversation = conversation;
    }

    /** Sends until the connection ends, or all is answered after {@link #finish}. */
    void talk(RunningServer server) {
        Connection connection = new Connection();
        WebSocket socket = Api.HTTP.newWebSocketBuilder().subprotocols("connectchat.v1.json")
                .buildAsync(URI.create("ws://127.0.0.1:" + server.socketPort() + "/v1/ws"), connection).join();
        try {
            send(socket, "hello", "hello", Map.of("token", account.token()));
            connection.welcome.await(10, TimeUnit.SECONDS);
            for (String id : unanswered()) {
                sendMessage(socket, connection, id);
            }
            while (!enough.get() && connection.isOpen()) {
                String id = UUID.randomUUID().toString();
                sent.add(id);
                sendMessage(socket, connection, id);
            }
            connection.awaitAnswers();
        } catch (CompletionException _) {
            // The server was killed while this wrote: what has no answer is sent again over the next connection.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            socket.abort();
        }
    }

    /** From now on nothing new is sent. */
    void finish() {
        enough.set(true);
    }

    /** Sends less at once. */
    Sender atEase() {
        inFlightMax = 1;
        return this;
    }

    /** How each connection ended so far. */
    List<Farewell> farewells() {
        return List.copyOf(farewells);
    }

    /** Whether the server asked to leave before it closed, and with what code it did. */
    record Farewell(boolean wasAsked, int code) {
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    /** Where the server said that each message is. */
    Map<String, Long> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    List<String> sentInOrder() {
        return List.copyOf(sent);
    }

    /** Answers that did not fit an earlier answer for the same message, or refused one. */
    Set<String> contradictions() {
        return Set.copyOf(contradictions);
    }

    private Set<String> unanswered() {
        Set<String> unanswered = new LinkedHashSet<>(sent);
        unanswered.removeAll(acknowledged.keySet());
        return unanswered;
    }

    private void sendMessage(WebSocket socket, Connection connection, String id) throws InterruptedException {
        if (connection.mayStartOne()) {
            send(socket, id, "message.send", Map.of("conversation_id", conversation, "client_message_id", id, "text", PADDING + id));
        }
    }

    private static void send(WebSocket socket, String id, String type, Map<String, String> data) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("id", id);
        frame.put("type", type);
        frame.put("data", data);
        socket.sendText(Api.JSON.writeValueAsString(frame), true).join();
    }

    private void answered(JsonNode frame) {
        String id = frame.path("id").stringValue("");
        if (frame.path("type").stringValue("").equals("ok")) {
            long seq = frame.at("/data/seq").longValue();
            Long before = acknowledged.putIfAbsent(id, seq);
            if (before != null && before != seq) {
                contradictions.add(id + " was at " + before + " and is at " + seq);
            }
        } else if (!frame.at("/error/retryable").booleanValue(false)) {
            contradictions.add(frame.toString());
        }
    }

    /** One connection; its listener runs on one thread at a time. */
    private final class Connection implements WebSocket.Listener {

        private final CountDownLatch welcome = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Semaphore places = new Semaphore(inFlightMax);
        private volatile boolean asked;
        private final StringBuilder frame = new StringBuilder();

        boolean isOpen() {
            return ended.getCount() > 0;
        }

        boolean mayStartOne() throws InterruptedException {
            while (isOpen()) {
                if (places.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        }

        void awaitAnswers() throws InterruptedException {
            for (int answers = 0; answers < inFlightMax && mayStartOne(); answers++) {
                // A place that is free again is an answer that came.
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                JsonNode whole = Api.JSON.readTree(frame.toString());
                frame.setLength(0);
                take(whole);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            farewells.add(new Farewell(asked, code));
            end();
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end();
        }

        private void take(JsonNode whole) {
            if (whole.path("type").stringValue("").equals("welcome")) {
                welcome.countDown();
            } else if (whole.path("type").stringValue("").equals("reconnect")) {
                asked = true;
            } else if (whole.has("id")) {
                answered(whole);
                places.release();
            }
        }

        private void end() {
            welcome.countDown();
            ended.countDown();
        }
    }
}
