package com.connectchat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.journey.GroupCrowd;
import com.connectchat.journey.Product;
import com.connectchat.journey.Watching;
import com.connectchat.session.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two gateways over Kafka, Redis and DynamoDB Local: a group talks on both while people come and go, and who is at one is watched at the
 * other, until the one dies. {@code -Dconnectchat.test.crowd=500} makes the group larger.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoGatewaysIT {

    private static final int PEOPLE = Integer.getInteger("connectchat.test.crowd", 120);
    private static final int MESSAGES = 50;
    private static final String SECOND_CELL = "group_outgoing_messages-1";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration RECHECK = Duration.ofSeconds(5);

    private static Cluster cluster;
    private static JarProcess near;
    private static JarProcess far;
    private static Watching watching;

    @BeforeAll
    static void start() {
        cluster = new Cluster();
        near = cluster.start("near", "--connectchat.gateway.presence.recheck-after=" + RECHECK.toSeconds() + "s");
        near.awaitReady();
        far = cluster.start("far");
    }

    @AfterAll
    static void stop() {
        if (watching != null) {
            watching.close();
        }
        cluster.close();
    }

    @Test
    @Order(1)
    void everybodySeesExactlyWhatIsTheirsAndTheBusCarriesOneRecordAMessage() {
        Map<String, String> people = cluster.tokens("crowd", PEOPLE);
        far.awaitReady();
        try (GroupCrowd crowd = new GroupCrowd(List.of(product(near), product(far)), people)) {
            crowd.gather();
            double before = records(near, far);

            crowd.talk(MESSAGES);
            crowd.audit();

            assertThat(records(near, far) - before).isEqualTo(crowd.requests());
        }
    }

    @Test
    @Order(2)
    void aUserOfAnotherGatewayIsSeenToComeAndToGo() {
        watching = new Watching(product(near), product(far));
        watching.come();
        assertThat(watching.heard("online", 1, SOON)).isEqualTo(1);
        watching.leave();
        assertThat(watching.heard("offline", 1, SOON)).isEqualTo(1);
        assertThat(watching.asked().get("last_seen_at").stringValue()).endsWith("Z");
        watching.come();
        assertThat(watching.heard("online", 2, SOON)).isEqualTo(2);
    }

    @Test
    @Order(3)
    void whoseGatewayDiesIsThereForAsLongAsTheRegistryKeepsThem() {
        far.kill();

        assertThat(watching.asked().get("status").stringValue()).isEqualTo("online");
    }

    /** On a cluster of its own, while the registry of the other one forgets. */
    @Test
    @Order(4)
    void aMessageCrossesToACellOnlyIfARecipientIsConnectedThere() {
        try (Cluster cells = new Cluster()) {
            JarProcess first = cells.start("cell-0", "--connectchat.gateway.cells=2");
            first.awaitReady();
            JarProcess second = cells.start("cell-1", "--connectchat.gateway.cells=2");
            Map<String, String> people = cells.tokens("crowd", 30);
            second.awaitReady();
            try (GroupCrowd together = new GroupCrowd(List.of(product(first)), part(people, 0, 10));
                    GroupCrowd spread = new GroupCrowd(List.of(product(first), product(second)), part(people, 10, 30))) {
                together.gather();
                spread.gather();
                double before = records(first, second);
                double beforeInSecond = recordsOf(SECOND_CELL, first, second);

                together.talk(MESSAGES);
                together.audit();
                assertThat(records(first, second) - before).isEqualTo(together.requests());
                assertThat(recordsOf(SECOND_CELL, first, second)).isEqualTo(beforeInSecond);

                spread.talk(MESSAGES);
                spread.audit();
                assertThat(records(first, second) - before).isEqualTo(together.requests() + spread.requests());
                assertThat(recordsOf(SECOND_CELL, first, second) - beforeInSecond).isEqualTo(spread.requests());
            }
        }
    }

    @Test
    @Order(5)
    void whoseGatewayDiedIsSeenToHaveGoneOnceTheRegistryForgetsThem() {
        assertThat(watching.heard("offline", 2, Sessions.TTL.plus(RECHECK).plus(SOON))).isEqualTo(2);

        assertThat(watching.heard("online", 2, SOON)).isEqualTo(2);
    }

    private static Map<String, String> part(Map<String, String> people, int from, int to) {
        Map<String, String> part = new LinkedHashMap<>();
        new ArrayList<>(people.entrySet()).subList(from, to).forEach(each -> part.put(each.getKey(), each.getValue()));
        return part;
    }

    private static double records(JarProcess... processes) {
        return recordsOf("group_outgoing_messages", processes);
    }

    private static double recordsOf(String topic, JarProcess... processes) {
        double sum = 0;
        for (JarProcess each : processes) {
            sum += each.metric("connectchat_bus_records_out_total{topic=\"" + topic + "\"}");
        }
        return sum;
    }

    private static Product product(JarProcess process) {
        return new Product(process.api().getPort(), process.sockets().getPort());
    }
}
