package com.connectchat.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.connectchat.browser.RunningServer;
import com.connectchat.durability.Sender.Farewell;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is told to stop while hundreds talk: it lets everybody go in words, leaves nothing unanswered, and nothing is lost. */
final class DrainedServerIT {

    private static final int CLIENTS = 300;
    private static final Duration DRAIN_TIME = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path data;

    @Test
    void letsEverybodyGoOnceAndLosesNothing() throws Exception {
        List<String[]> tokens = RunningServer.run("token", "--connectchat.data-dir=" + data, "--users=drain", "--count=" + CLIENTS,
                "--ttl=1h").stream().map(line -> line.split("\t")).toList();
        assertThat(tokens).hasSize(CLIENTS);

        try (RunningServer server = RunningServer.on(data)) {
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i += 2) {
                pairs.add(Pair.of(api(server, tokens.get(i)), api(server, tokens.get(i + 1))));
            }
            List<Sender> senders = pairs.stream().flatMap(pair -> pair.senders().stream()).map(Sender::atEase).toList();
            List<Thread> talking = startTalking(senders, server);
            await().atMost(PATIENCE).until(() -> senders.stream().allMatch(sender -> sender.acknowledgedCount() > 2));

            server.terminate();
            await().atMost(PATIENCE).until(() -> readiness(server) != 200);
            join(talking);

            assertThat(server.awaitEnd()).as("it ends by itself").isTrue();
            assertThat(senders).allSatisfy(sender -> assertThat(sender.farewells()).containsExactly(new Farewell(true, 4001)));
            server.startAgain();
            senders.forEach(Sender::finish);
            join(startTalking(senders, server));
            for (Pair pair : pairs) {
                pair.audit();
            }
        }
    }

    @Test
    void endsAtOnceWithoutClients() {
        try (RunningServer server = RunningServer.on(data)) {
            long start = System.nanoTime();

            server.terminate();

            assertThat(server.awaitEnd()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("does not wait for its drain time").isLessThan(DRAIN_TIME);
        }
    }

    private static Api api(RunningServer server, String[] line) {
        return Api.of(server, line[0], line[2]);
    }

    private static List<Thread> startTalking(List<Sender> senders, RunningServer server) {
        return senders.stream().map(sender -> Thread.startVirtualThread(() -> sender.talk(server))).toList();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            assertThat(thread.join(PATIENCE)).as("a sender gets its answers").isTrue();
        }
    }

    /** 503 while it drains; nothing once it is gone. */
    private static int readiness(RunningServer server) throws InterruptedException {
        try {
            return Api.HTTP.send(HttpRequest.newBuilder(server.url().resolve("/readyz")).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException gone) {
            return 0;
        }
    }
}
