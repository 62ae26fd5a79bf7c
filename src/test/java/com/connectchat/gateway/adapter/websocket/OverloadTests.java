package com.connectchat.gateway.adapter.websocket;

import static com.connectchat.gateway.adapter.websocket.RawClient.FIN;
import static com.connectchat.gateway.adapter.websocket.RawClient.PING;
import static com.connectchat.gateway.adapter.websocket.RunningGateway.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.IncomingMessage;
import com.connectchat.bus.contract.OutgoingMessage.Deliver;
import com.connectchat.bus.contract.OutgoingMessage.Replay;
import com.connectchat.bus.contract.OutgoingMessage.SyncDone;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.ConversationId;
import com.connectchat.kernel.event.EventType;
import com.connectchat.kernel.event.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clients that take too little, send too much, or say nothing; a server that stops. */
class OverloadTests {

    private static final ConversationId CONVERSATION = new ConversationId("d_1");
    private static final int EVENT_BYTES = 10_000;
    private static final int MANY = 3_000;
    /** So slow that no pause of the test refills the bucket. */
    private static final String[] NARROW = {"flood.frames-per-second", "1", "flood.frames-burst", "20", "flood.refusals-max", "5"};

    @Test
    void aClientThatDoesNotReadGetsAGapOnceItReadsAgainAndNobodyElseWaits() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("outbound.max", "100KB", "event-loops", "1");
                RawClient slow = RawClient.live(gateway, "u_slow", "dev"); RawClient quick = RawClient.live(gateway, "u_quick", "dev")) {
            for (long seq = 1; seq <= MANY; seq++) {
                gateway.bring(new Deliver(ADDRESS, event(seq), List.of(slow.id(), quick.id()), null));
                assertThat(quick.json().at("/data/seq").asLong()).isEqualTo(seq);
            }
            List<JsonNode> seen = readUpTo(slow, MANY);
            gateway.bring(new Deliver(ADDRESS, event(MANY + 1), List.of(slow.id()), null));

            assertThat(seen).last().extracting(frame -> frame.at("/data/reason").asString()).isEqualTo("slow_consumer");
            assertJoined(seen);
            assertThat(slow.json().at("/data/seq").asLong()).isEqualTo(MANY + 1);
        }
    }

    @Test
    void aLongCatchUpReachesAClientThatTakesItsTime() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("outbound.max", "100KB");
                RawClient client = RawClient.greeted(gateway, "u_a", "dev")) {
            List<LoggedEvent> events = LongStream.rangeClosed(1, 700).mapToObj(OverloadTests::event).toList();
            gateway.bring(new Replay(ADDRESS, client.id(), CONVERSATION, 0, events), new SyncDone(ADDRESS, client.id(), List.of()));
            gateway.bring(new Deliver(ADDRESS, event(701), List.of(client.id()), null));

            List<JsonNode> seen = readUpTo(client, 700);

            assertThat(seen).hasSize(700).noneMatch(frame -> frame.get("type").asString().equals("sync.gap"));
            assertThat(client.json().get("type").asString()).isEqualTo("sync.done");
            assertThat(client.json().at("/data/seq").asLong()).isEqualTo(701);
        }
    }

    @Test
    void aClientThatStaysStuckIsDisconnected() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("outbound.stalled-max", "500ms");
                RawClient stuck = RawClient.live(gateway, "u_a", "dev")) {
            flood(gateway, stuck.id());

            Awaitility.await().until(() -> gateway.meters.counter("connectchat.gateway.closed", "code", "4002").count() == 1);
            assertThat(gateway.meters.find("connectchat.gateway.gaps").counters()).isNotEmpty();
            Awaitility.await().until(() -> gateway.connections() == 0);
        }
    }

    @Test
    void whatWaitsForAllIsBoundedTogether() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("outbound.total-max", "200KB", "outbound.max", "100MB", "event-loops", "1");
                RawClient slow = RawClient.live(gateway, "u_a", "dev")) {
            flood(gateway, slow.id());

            assertThat(readUpTo(slow, MANY)).last().extracting(frame -> frame.get("type").asString()).isEqualTo("sync.gap");
        }
    }

    @Test
    void aClientThatSendsButDoesNotReadIsNotReadEither() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("connectchat.limits.enabled", "false");
                RawClient client = RawClient.live(gateway, "u_a", "dev")) {
            byte[] ping = RawClient.bytes(FIN | RawClient.TEXT, "{\"id\":\"1\",\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 1_000_000; i++) {
                        client.socket().getOutputStream().write(ping);
                    }
                } catch (java.io.IOException e) {
                    Thread.currentThread().interrupt();
                }
            });

            Awaitility.await().pollInterval(Duration.ofMillis(300)).atMost(Duration.ofSeconds(30)).until(new Standstill(gateway)::reached);
            assertThat(gateway.meters.counter("connectchat.gateway.frames.received").count()).isLessThan(900_000);
            client.hangUp();
            sender.join(Duration.ofSeconds(5));
        }
    }

    @Test
    void aFloodIsRefusedThenEnded() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(NARROW);
                RawClient client = RawClient.live(gateway, "u_a", "dev")) {
            for (int i = 0; i < 60; i++) {
                client.ask(String.valueOf(i), "ping", "{}");
            }
            JsonNode answer = client.json();
            while (answer.get("type").asString().equals("ok")) {
                answer = client.json();
            }

            assertThat(answer.get("id").asInt()).isGreaterThanOrEqualTo(19);
            assertThat(answer.at("/error/code").asString()).isEqualTo("rate_limited");
            assertThat(answer.at("/error/retry_after_ms").asLong()).isBetween(1L, 1_001L);
            assertThat(client.closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void aFloodOfBytesIsRefused() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("flood.bytes-per-second", "1KB", "flood.bytes-burst", "100KB");
                RawClient client = RawClient.live(gateway, "u_a", "dev")) {
            String padding = " ".repeat(60_000);
            client.text("{\"id\":\"1\",\"type\":\"ping\"" + padding + "}");
            client.text("{\"id\":\"2\",\"type\":\"ping\"" + padding + "}");
            client.text("{\"id\":\"3\",\"type\":\"ping\"" + padding + "}");

            assertThat(client.json().get("type").asString()).isEqualTo("ok");
            assertThat(client.json().get("type").asString()).isEqualTo("ok");
            assertThat(client.json().at("/error/code").asString()).isEqualTo("rate_limited");
        }
    }

    @Test
    void aFloodOfPingsIsEnded() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(NARROW);
                RawClient client = RawClient.live(gateway, "u_a", "dev")) {
            for (int i = 0; i < 60; i++) {
                client.frame(FIN | PING, "x");
            }

            assertThat(client.closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void pingsItsClientsAndKeepsTheirSessions() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("heartbeat-interval", "1s");
                RawClient client = RawClient.live(gateway, "u_a", "dev")) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.frame().opcode()).isEqualTo(PING);
                client.frame(FIN | RawClient.PONG, "");
            }

            assertThat(gateway.sessions.renewals()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void disconnectsAClientThatMissesTwoHeartbeats() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("heartbeat-interval", "250ms");
                RawClient client = RawClient.live(gateway, "u_a", "dev")) {
            assertThat(client.closeCode()).isEqualTo(4408);
        }
    }

    @Test
    void drainsByTellingThenClosing() throws Exception {
        try (RunningGateway gateway = RunningGateway.with();
                RawClient client = RawClient.live(gateway, "u_a", "dev");
                RawClient late = RawClient.connect(gateway.port())) {
            long start = System.nanoTime();
            Thread stop = Thread.ofVirtual().start(gateway.gateway()::drain);
            JsonNode reconnect = client.json();
            String head = late.request("GET /v1/ws HTTP/1.1", RawClient.upgradeHeaders());
            int code = client.closeCode();
            client.hangUp();
            late.hangUp();
            stop.join();

            assertThat(reconnect.at("/data/reason").asString()).isEqualTo("drain");
            assertThat(reconnect.at("/data/delay_ms").asLong()).isBetween(0L, 1_000L);
            assertThat(head).startsWith("HTTP/1.1 503 ").contains("Retry-After: ");
            assertThat(code).isEqualTo(4001);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void drainsThoseLastWhoWaitForAnAnswer() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("drain-timeout", "10s");
                RawClient client = RawClient.live(gateway, "u_a", "dev")) {
            client.ask("7", "message.delete", "{\"conversation_id\":\"d_1\",\"message_id\":\"m_1\"}");
            gateway.await(IncomingMessage.class, 1, Duration.ofSeconds(2));
            Thread stop = Thread.ofVirtual().start(gateway.gateway()::drain);

            assertThat(client.json().get("type").asString()).isEqualTo("reconnect");
            assertThat(client.json().get("id").asString()).isEqualTo("7");
            assertThat(client.closeCode()).isEqualTo(4001);
            client.hangUp();
            stop.join();
        }
    }

    private static void flood(RunningGateway gateway, ConnectionId id) {
        for (long seq = 1; seq <= MANY; seq++) {
            gateway.bring(new Deliver(ADDRESS, event(seq), List.of(id), null));
        }
    }

    private static List<JsonNode> readUpTo(RawClient client, long seq) throws Exception {
        List<JsonNode> seen = new ArrayList<>();
        while (seen.isEmpty() || Math.max(seen.getLast().at("/data/seq").asLong(0), seen.getLast().at("/data/to_seq").asLong(0)) < seq) {
            seen.add(client.json());
        }
        return seen;
    }

    private static void assertJoined(List<JsonNode> frames) {
        long last = 0;
        for (JsonNode frame : frames) {
            boolean gap = frame.get("type").asString().equals("sync.gap");
            assertThat(frame.at(gap ? "/data/from_seq" : "/data/seq").asLong()).isEqualTo(last + 1);
            last = frame.at(gap ? "/data/to_seq" : "/data/seq").asLong();
        }
    }

    private static LoggedEvent event(long seq) {
        String json = "{\"seq\":" + seq + ",\"text\":\"" + "x".repeat(EVENT_BYTES) + "\"}";
        return LoggedEvent.ofJson(CONVERSATION, seq, seq - 1, EventType.MESSAGE_NEW, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the gateway has stopped to take frames. */
    private static final class Standstill {

        private final RunningGateway gateway;
        private double before = -1;

        Standstill(RunningGateway gateway) {
            this.gateway = gateway;
        }

        boolean reached() {
            double now = gateway.meters.counter("connectchat.gateway.frames.received").count();
            boolean still = now > 0 && now == before;
            before = now;
            return still;
        }
    }
}
