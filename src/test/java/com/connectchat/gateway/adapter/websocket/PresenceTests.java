package com.connectchat.gateway.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.bus.contract.PresenceChanged;
import com.connectchat.bus.contract.Topics;
import com.connectchat.kernel.ConnectionId;
import com.connectchat.kernel.DeviceId;
import com.connectchat.kernel.GatewayId;
import com.connectchat.kernel.UserId;
import com.connectchat.session.Session;
import com.connectchat.session.Sessions.Activity;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How people are, as those hear who watch them. */
class PresenceTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final UserId BOB = new UserId("u_b");
    private static final Session BOB_ELSEWHERE = new Session(BOB, new DeviceId("dev_far"), new GatewayId(7), new ConnectionId(1));

    @Test
    void aChangeOnAnotherGatewayIsToldOnce() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(); RawClient alice = watching(gateway)) {
            gateway.sessions.register(BOB_ELSEWHERE);
            hear(gateway, "online");
            hear(gateway, "online");
            gateway.sessions.mark(BOB_ELSEWHERE, Activity.IDLE);
            hear(gateway, "away");

            assertThat(alice.json().at("/data/status").asString()).isEqualTo("online");
            assertThat(alice.json().at("/data/status").asString()).isEqualTo("away");
        }
    }

    @Test
    void newsOfALeavingThatWereOvertakenByAComingBackAreNotTold() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(); RawClient alice = watching(gateway)) {
            gateway.sessions.register(BOB_ELSEWHERE);
            hear(gateway, "online");
            alice.json();
            hear(gateway, "offline");
            gateway.sessions.mark(BOB_ELSEWHERE, Activity.IDLE);
            hear(gateway, "away");

            assertThat(alice.json().at("/data/status").asString()).isEqualTo("away");
        }
    }

    @Test
    void whoLeavesAndIsBackAtOnceWasNeverGone() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("presence.offline-after", "2s")) {
            RawClient.live(gateway, "u_b", "dev_b").close();
            Awaitility.await().atMost(SOON).until(() -> gateway.sessions.of(List.of(BOB)).isEmpty());

            try (RawClient _ = RawClient.live(gateway, "u_b", "dev_b")) {
                Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            }

            assertThat(gateway.bus.offered(PresenceChanged.class)).extracting(PresenceChanged::status).containsExactly("online");
        }
    }

    @Test
    void onlyTheFirstAndTheLastDeviceOfAUserMakeNews() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("presence.offline-after", "0s")) {
            RawClient phone = RawClient.live(gateway, "u_b", "dev_phone");
            RawClient laptop = RawClient.live(gateway, "u_b", "dev_laptop");
            phone.close();
            Awaitility.await().atMost(SOON).until(() -> gateway.sessions.of(List.of(BOB)).size() == 1);
            laptop.close();

            assertThat(gateway.await(PresenceChanged.class, 2, SOON)).extracting(PresenceChanged::status)
                    .containsExactly("online", "offline");
        }
    }

    @Test
    void whoAsksForNothingIsAwayAndPingsDoNotChangeThat() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("heartbeat-interval", "1s", "away-after", "500ms");
                RawClient bob = RawClient.live(gateway, "u_b", "dev_b")) {
            List<PresenceChanged> away = gateway.await(PresenceChanged.class, 2, SOON);
            bob.ask("1", "ping", "{}");
            bob.json();
            int afterPing = gateway.bus.offered(PresenceChanged.class).size();
            bob.text("{\"type\":\"presence.unwatch\",\"data\":{\"user_ids\":[\"u_a\"]}}");

            assertThat(away).extracting(PresenceChanged::status).containsExactly("online", "away");
            assertThat(afterPing).isEqualTo(2);
            assertThat(gateway.await(PresenceChanged.class, 3, SOON).get(2).status()).isEqualTo("online");
        }
    }

    @Test
    void whatTheBusLostIsFoundInTheRegistry() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("presence.recheck-after", "1s", "presence.offline-after", "0s");
                RawClient alice = watching(gateway)) {
            gateway.sessions.register(BOB_ELSEWHERE);
            JsonNode found = alice.json();
            gateway.sessions.loseAll();

            assertThat(found.at("/data/status").asString()).isEqualTo("online");
            assertThat(alice.json().at("/data/status").asString()).isEqualTo("offline");
        }
    }

    @Test
    void whoMayNotSeeSomebodyAnyMoreIsToldThatTheyAreOfflineAndNothingElse() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("presence.recheck-after", "1s"); RawClient alice = watching(gateway)) {
            gateway.sessions.register(BOB_ELSEWHERE);
            hear(gateway, "online");
            alice.json();

            gateway.people.hide("u_b", "u_a");
            JsonNode hidden = alice.json();
            hear(gateway, "online");
            alice.ask("8", "presence.watch", "{\"user_ids\":[\"u_b\"]}");
            JsonNode asked = alice.json();
            gateway.people.show("u_b", "u_a");

            assertThat(hidden).hasToString("{\"type\":\"presence\",\"data\":{\"user_id\":\"u_b\",\"status\":\"offline\"}}");
            assertThat(asked.at("/data/presence")).hasToString("[{\"user_id\":\"u_b\",\"status\":\"offline\"}]");
            assertThat(alice.json().at("/data/status").asString()).isEqualTo("online");
        }
    }

    @Test
    void whereNobodyWatchesNobodyIsLookedUp() throws Exception {
        try (RunningGateway gateway = RunningGateway.with("presence.recheck-after", "1s")) {
            gateway.sessions.breakDown();
            hear(gateway, "offline");
            Awaitility.await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);

            assertThat(gateway.meters.get("connectchat.gateway.presence.dropped").counter().count()).isZero();
        }
    }

    private static RawClient watching(RunningGateway gateway) throws java.io.IOException {
        RawClient alice = RawClient.live(gateway, "u_a", "dev_a");
        alice.ask("7", "presence.watch", "{\"user_ids\":[\"u_b\"]}");
        assertThat(alice.json().at("/data/presence/0/status").asString()).isEqualTo("offline");
        return alice;
    }

    private static void hear(RunningGateway gateway, String status) {
        gateway.bus.publish(Topics.PRESENCE_CHANGES, List.of(new PresenceChanged(BOB, status, null)));
    }
}
