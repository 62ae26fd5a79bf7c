package com.connectchat.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.connectchat.journey.GroupCrowd;
import com.connectchat.journey.Product;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A group on two gateways over Kafka, Redis and DynamoDB Local, that talks while people come and go. {@code -Dconnectchat.test.crowd=500}
 * makes it larger.
 */
class GroupIT {

    private static final int PEOPLE = Integer.getInteger("connectchat.test.crowd", 120);
    private static final int MESSAGES = 50;
    private static final String SECOND_CELL = "group_outgoing_messages-1";

    @Test
    void everybodySeesExactlyWhatIsTheirsAndTheBusCarriesOneRecordAMessage() {
        try (Cluster cluster = new Cluster()) {
            JarProcess one = cluster.start("one");
            one.awaitReady();
            JarProcess other = cluster.start("other");
            Map<String, String> people = cluster.tokens("crowd", PEOPLE);
            other.awaitReady();
            try (GroupCrowd crowd = new GroupCrowd(List.of(product(one), product(other)), people)) {
                crowd.gather();
                double before = records(one, other);

                crowd.talk(MESSAGES);
                crowd.audit();

                assertThat(records(one, other) - before).isEqualTo(crowd.requests());
            }
        }
    }

    @Test
    void aMessageCrossesToACellOnlyIfARecipientIsConnectedThere() {
        try (Cluster cluster = new Cluster()) {
            JarProcess first = cluster.start("cell-0", "--connectchat.gateway.cells=2");
            first.awaitReady();
            JarProcess second = cluster.start("cell-1", "--connectchat.gateway.cells=2");
            Map<String, String> near = cluster.tokens("near", 10);
            Map<String, String> anywhere = cluster.tokens("anywhere", 20);
            second.awaitReady();
            try (GroupCrowd together = new GroupCrowd(List.of(product(first)), near);
                    GroupCrowd spread = new GroupCrowd(List.of(product(first), product(second)), anywhere)) {
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
