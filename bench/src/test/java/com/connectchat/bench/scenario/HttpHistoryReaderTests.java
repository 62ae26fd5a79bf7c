package com.connectchat.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bench.wire.ServerFrame;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a history of events 1 to 250 that serves pages of 100. */
class HttpHistoryReaderTests {

    private static final long HEAD = 250;
    private static final long PAGE = 100;

    private HttpServer history;

    @BeforeEach
    void serveTheHistory() throws IOException {
        history = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        history.createContext("/v1/conversations/c_1/events", HttpHistoryReaderTests::serve);
        history.start();
    }

    @AfterEach
    void stop() {
        history.stop(0);
    }

    @Test
    void readsWhatLiesInTheGapOverAllItsPages() {
        List<Long> read = read(5, 230);

        assertThat(read).containsExactlyElementsOf(LongStream.rangeClosed(5, 230).boxed().toList());
    }

    /** What lies beyond comes on the socket too, so reading it here would look like a repeat. */
    @Test
    void leavesOutWhatAPageHasBeyondTheGap() {
        assertThat(read(5, 7)).containsExactly(5L, 6L, 7L);
    }

    private List<Long> read(long from, long to) {
        URI api = URI.create("http://127.0.0.1:" + history.getAddress().getPort());
        Queue<ServerFrame> events = new ConcurrentLinkedQueue<>();
        new HttpHistoryReader(api).read(new HistoryReader.Slice(new Account("u_1", "one", "token"), "c_1", from, to), events::add);
        Awaitility.await().during(Duration.ofMillis(300)).until(() -> events.stream().anyMatch(event -> event.seq() >= to));
        return events.stream().map(ServerFrame::seq).toList();
    }

    private static void serve(HttpExchange exchange) throws IOException {
        long after = Long.parseLong(exchange.getRequestURI().getQuery().replaceAll(".*after_seq=(\\d+).*", "$1"));
        byte[] body = LongStream.rangeClosed(after + 1, Math.min(HEAD, after + PAGE))
                .mapToObj("{\"type\":\"message.new\",\"data\":{\"conversation_id\":\"c_1\",\"seq\":%d}}"::formatted)
                .collect(Collectors.joining(",", "{\"items\":[", "]}")).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
