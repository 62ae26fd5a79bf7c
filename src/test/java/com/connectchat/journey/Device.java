package com.connectchat.journey;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One device as a mobile app would have it: a token, at most one socket, and all frames that came over any of its sockets, in
 * order. It keeps the cursors that the protocol asks of a client, and complains about an event that is not joined.
 */
final class Device implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Product product;
    private final String userId;
    private final String deviceId;
    private final String token;
    private final AtomicInteger requests = new AtomicInteger();
    private final Timeline timeline = new Timeline();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private volatile @Nullable Integer closeCode;
    private @Nullable WebSocket socket;

    Device(Product product, String userId, String deviceId, String token) {
        this.product = product;
        this.userId = userId;
        this.deviceId = deviceId;
        this.token = token;
    }

    /** The same installation once more, as when an app was started again. */
    Device sameDevice() {
        return new Device(product, userId, deviceId, token);
    }

    String userId() {
        return userId;
    }

    String deviceId() {
        return deviceId;
    }

    Timeline timeline() {
        return timeline;
    }

    /** Connects and is live when this returns. */
    Device connect() {
        return connect(Map.of());
    }

    Device connect(Map<String, Long> cursors) {
        open();
        ask("hello", Map.of("token", token, "cursors", cursors));
        frame(each -> is(each, "sync.done"));
        return this;
    }

    /** Opens a socket and says nothing yet; what came over earlier sockets is forgotten. */
    void open() {
        frames.clear();
        closeCode = null;
        socket = HTTP.newWebSocketBuilder().subprotocols("connectchat.v1.json")
                .buildAsync(URI.create("ws://127.0.0.1:" + product.socketPort() + "/v1/ws"), new Listener()).join();
    }

    /** Loses the connection, as in a tunnel. */
    Device drop() {
        if (socket != null) {
            socket.abort();
            socket = null;
        }
        return this;
    }

    @Override
    public void close() {
        drop();
    }

    /** Sends a request and waits for its reply, which must be {@code ok}, {@code welcome} or {@code error}. */
    JsonNode ask(String type, Map<String, ?> data) {
        String id = send(type, data);
        JsonNode reply = reply(id);
        if (!is(reply, "error")) {
            product.observer().done(JsonMapper.shared().valueToTree(Map.of("id", id, "type", type, "data", data)));
        }
        return reply;
    }

    /** Sends a request and does not wait. Returns its id. */
    String send(String type, Map<String, ?> data) {
        String id = String.valueOf(requests.incrementAndGet());
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        socket.sendText(JsonMapper.shared().writeValueAsString(Map.of("id", id, "type", type, "data", data)), true).join();
        return id;
    }

    /** Sends something that has no reply. */
    void tell(String type, Map<String, ?> data) {
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        socket.sendText(JsonMapper.shared().writeValueAsString(Map.of("type", type, "data", data)), true).join();
    }

    JsonNode reply(String id) {
        return frame(each -> each.path("id").asString("").equals(id));
    }

    /** The data of the first event of this type for which this holds; waits for it. */
    JsonNode event(String type, Predicate<JsonNode> wanted) {
        return frame(each -> is(each, type) && wanted.test(each.path("data"))).get("data");
    }

    JsonNode event(String type) {
        return event(type, data -> true);
    }

    /** The data of all events of this type that have come over this socket. */
    List<JsonNode> events(String type) {
        return frames.stream().filter(each -> is(each, type)).map(each -> each.get("data")).toList();
    }

    private JsonNode frame(Predicate<JsonNode> wanted) {
        List<JsonNode> found = new ArrayList<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            frames.stream().filter(wanted).findFirst().ifPresent(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    /** The events that take a place, as they came over this socket, by their {@code seq}. */
    List<Long> seqs(String conversation) {
        return frames.stream().filter(each -> !each.has("id") && each.path("data").has("prev_seq"))
                .map(each -> each.get("data")).filter(data -> data.get("conversation_id").stringValue().equals(conversation))
                .map(data -> data.get("seq").longValue()).toList();
    }

    List<String> types() {
        return frames.stream().map(each -> each.get("type").stringValue()).toList();
    }

    int closeCode() {
        await().atMost(PATIENCE).until(() -> closeCode != null);
        return closeCode == null ? 0 : closeCode;
    }

    Product.Answer get(String path) {
        return product.ask(token, "GET", path, null);
    }

    Product.Answer over(String method, String path, @Nullable Object body) {
        return product.ask(token, method, path, body);
    }

    Product.Answer over(Product.Question question) {
        return product.ask(token, question);
    }

    private static boolean is(JsonNode frame, String type) {
        return frame.path("type").asString("").equals(type);
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                JsonNode frame = JsonMapper.shared().readTree(partial.toString());
                partial.setLength(0);
                product.observer().heard(frame);
                timeline.take(frame);
                frames.add(frame);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closeCode = code;
            return null;
        }
    }
}
