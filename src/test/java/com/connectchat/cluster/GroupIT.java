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

    private static double records(JarProcess... processes) {
        double sum = 0;
        for (JarProcess each : processes) {
            sum += each.metric("connectchat_bus_records_out_total{topic=\"group_outgoing_messages\"}");
        }
        return sum;
    }

    private static Product product(JarProcess process) {
        return new Product(process.api().getPort(), process.sockets().getPort());
    }
}
