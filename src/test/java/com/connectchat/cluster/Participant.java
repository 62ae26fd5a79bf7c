package com.connectchat.cluster;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A device as a client library drives it: resumes with its cursor, sends, tries again what got no answer, gives a silent connection up,
 * reads over HTTPS what a gap leaves out. Everything that it hears goes into its transcript.
 */
final class Participant implements AutoCloseable {

    private static final int IN_FLIGHT_MAX = 8;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(8);
    private static final Duration SILENT_AFTER = Duration.ofSeconds(6);
    private static final Duration PING_EVERY = Duration.ofSeconds(2);
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(1);

    private final Account account;
    private final String conversation;
    private final Supplier<URI> gateways;
    private final Transcript transcript;
    private final Duration between;
    private final Thread thread;
    private volatile boolean talking = true;
    private volatile boolean over;
    private volatile int connections;

    /** @param between the pause between two messages; zero for who only listens */
    Participant(String name, Account account, String conversation, Supplier<URI> gateways, Duration between) {
        this.account = account;
        this.conversation = conversation;
        this.gateways = gateways;
        this.between = between;
        this.transcript = new Transcript(name);
        this.talking = !between.isZero();
        this.thread = Thread.ofVirtual().name(name).start(this::live);
    }

    Transcript transcript() {
        return transcript;
    }

    int connections() {
        return connections;
    }

    /** Sends nothing new from now on; what has no answer is still tried again. */
    void finish() {
        talking = false;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        while (!over) {
            Connection connection = new Connection();
            try {
                connection.open();
                connections++;
                connection.talk();
            } catch (CompletionException | TimeoutException e) {
                // The gateway is not there, or not well: another one is tried.
            } catch (InterruptedException e) {
                return;
            } finally {
                connection.end();
            }
            pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(BACK_OFF_MAX.toMillis())));
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One socket. Its listener runs on one thread at a time, its requests leave from the participant's. */
    private final class Connection implements WebSocket.Listener {

        private final StringBuilder frame = new StringBuilder();
        private final CompletableFuture<JsonNode> welcome = new CompletableFuture<>();
        /** By client id, when it was written. */
        private final Map<String, Long> inFlight = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<String> again = new ConcurrentLinkedQueue<>();
        private volatile long heardAt = System.nanoTime();
        private volatile boolean ended;
        private WebSocket socket;

        void open() throws InterruptedException, TimeoutException {
            socket = Account.HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(3)).subprotocols("connectchat.v1.json")
                    .buildAsync(gateways.get(), this).join();
            write("hello", "hello", Map.of("token", account.token(), "cursors", Map.of(conversation, transcript.resume())));
            try {
                welcome.get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException e) {
                throw new CompletionException(e);
            }
        }

        void talk() {
            again.addAll(transcript.unanswered());
            long pingAt = 0;
            while (!over && !ended) {
                if (since(pingAt) > PING_EVERY.toNanos()) {
                    pingAt = System.nanoTime();
                    write("ping", "ping", Map.of());
                }
                if (isSilent()) {
                    return;
                }
                sendNext();
                pause(between.isZero() ? Duration.ofMillis(50) : between);
            }
        }

        private boolean isSilent() {
            for (Map.Entry<String, Long> each : inFlight.entrySet()) {
                boolean connectionLives = since(heardAt) < SILENT_AFTER.toNanos();
                if (since(each.getValue()) > ANSWER_WITHIN.toNanos() && connectionLives) {
                    transcript.complain("STUCK: " + each.getKey() + " has no answer after " + ANSWER_WITHIN + " on a live connection");
                    return true;
                }
            }
            return since(heardAt) > SILENT_AFTER.toNanos();
        }

        private static long since(long nanoTime) {
            return System.nanoTime() - nanoTime;
        }

        private void sendNext() {
            if (inFlight.size() >= IN_FLIGHT_MAX) {
                return;
            }
            String id = again.poll();
            if (id == null && talking) {
                id = UUID.randomUUID().toString();
                transcript.sending(id);
            }
            if (id != null) {
                inFlight.put(id, System.nanoTime());
                write(id, "message.send", Map.of("conversation_id", conversation, "client_message_id", id, "text", "text of " + id));
            }
        }

        private void write(String id, String type, Map<String, Object> data) {
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put("id", id);
            whole.put("type", type);
            whole.put("data", data);
            try {
                socket.sendText(Account.JSON.writeValueAsString(whole), true).orTimeout(5, TimeUnit.SECONDS).join();
            } catch (CompletionException e) {
                ended = true;
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
            heardAt = System.nanoTime();
            frame.append(part);
            if (whole) {
                JsonNode heard = Account.JSON.readTree(frame.toString());
                frame.setLength(0);
                hear(heard);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void hear(JsonNode heard) {
            String type = heard.get("type").stringValue();
            if (heard.has("id")) {
                answered(heard.get("id").stringValue(), type, heard);
                return;
            }
            JsonNode data = heard.path("data");
            if (!data.path("conversation_id").stringValue("").equals(conversation)) {
                return;
            }
            switch (type) {
                case "message.new" -> transcript.event(data);
                case "sync.gap" -> {
                    long from = data.get("from_seq").longValue();
                    transcript.gap(from, data.get("to_seq").longValue());
                    Thread.startVirtualThread(() -> transcript.read(account.events(conversation, from - 1)));
                }
                default -> { }
            }
        }

        private void answered(String id, String type, JsonNode heard) {
            switch (type) {
                case "welcome" -> welcome.complete(heard);
                case "ok" -> {
                    if (inFlight.remove(id) != null) {
                        transcript.acknowledged(id, heard.get("data"));
                    }
                }
                default -> {
                    inFlight.remove(id);
                    if (heard.at("/error/retryable").booleanValue(false)) {
                        again.add(id);
                    } else {
                        transcript.complain("REFUSED: " + heard);
                    }
                }
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            if (code >= 4500) {
                transcript.complain("CLOSED: with " + code + " " + reason);
            }
            end();
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end();
        }

        void end() {
            ended = true;
            welcome.completeExceptionally(new IllegalStateException("the connection ended"));
            if (socket != null) {
                socket.abort();
            }
        }
    }

    List<String> sent() {
        return transcript.sent();
    }
}
