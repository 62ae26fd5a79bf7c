package com.connectchat.bench.scenario;

import com.connectchat.bench.wire.EventPage;
import com.connectchat.bench.wire.ServerFrame;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Reads from the HTTPS API, page by page, on a virtual thread for each gap. */
final class HttpHistoryReader implements HistoryReader {

    private static final int PAGE = 100;
    private static final int ATTEMPTS = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final URI api;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

    HttpHistoryReader(URI api) {
        this.api = api;
    }

    @Override
    public void read(Slice slice, Consumer<ServerFrame> events) {
        Thread.ofVirtual().start(() -> {
            try {
                readAll(slice, events);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void readAll(Slice slice, Consumer<ServerFrame> events) throws InterruptedException {
        long after = slice.fromSeq() - 1;
        while (after < slice.toSeq()) {
            List<ServerFrame> page = page(slice, after);
            if (page.isEmpty()) {
                return;
            }
            // A page may reach beyond the gap: what comes there arrives on the socket and would be taken for a repeat.
            page.stream().filter(event -> event.seq() <= slice.toSeq()).forEach(events);
            after = page.getLast().seq();
        }
    }

    private List<ServerFrame> page(Slice slice, long after) throws InterruptedException {
        URI uri = api.resolve("/v1/conversations/" + slice.conversationId() + "/events?after_seq=" + after + "&limit=" + PAGE);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT)
                .header("Authorization", "Bearer " + slice.account().token()).build();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (response.statusCode() == 200) {
                    return EventPage.frames(response.body());
                }
            } catch (IOException _) {
                // The server may just be starting again; the audit notices if it never answers.
            }
            Thread.sleep(BETWEEN_ATTEMPTS);
        }
        return List.of();
    }
}
