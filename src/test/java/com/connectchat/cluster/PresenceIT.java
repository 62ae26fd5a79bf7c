package com.connectchat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.journey.Product;
import com.connectchat.journey.Watching;
import com.connectchat.session.Sessions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two gateways over Kafka, Redis and DynamoDB Local: who is at one is watched at the other, until the one dies. */
class PresenceIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration RECHECK = Duration.ofSeconds(5);

    @Test
    void aUserOfAnotherGatewayIsSeenToComeToGoAndToDieWithIt() {
        try (Cluster cluster = new Cluster()) {
            JarProcess near = cluster.start("near", "--connectchat.gateway.presence.recheck-after=" + RECHECK.toSeconds() + "s");
            near.awaitReady();
            JarProcess far = cluster.start("far");
            far.awaitReady();
            try (Watching watching = new Watching(product(near), product(far))) {
                watching.come();
                assertThat(watching.heard("online", 1, SOON)).isEqualTo(1);
                watching.leave();
                assertThat(watching.heard("offline", 1, SOON)).isEqualTo(1);
                assertThat(watching.asked().get("last_seen_at").stringValue()).endsWith("Z");

                watching.come();
                watching.heard("online", 2, SOON);
                far.kill();

                assertThat(watching.heard("offline", 2, Sessions.TTL.plus(RECHECK).plus(SOON))).isEqualTo(2);
                assertThat(watching.heard("online", 2, SOON)).isEqualTo(2);
            }
        }
    }

    private static Product product(JarProcess process) {
        return new Product(process.api().getPort(), process.sockets().getPort());
    }
}
