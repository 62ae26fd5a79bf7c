package com.connectchat.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** The broker that other tests rely on: it keeps what it was told, however it ended. */
final class KafkaServerIT {

    @Test
    void answersAndIsThereForAllTestsOfTheProcess() throws Exception {
        try (Admin admin = admin(KafkaServer.shared())) {
            assertThat(admin.describeCluster().nodes().get(5, TimeUnit.SECONDS)).hasSize(1);
        }

        assertThat(KafkaServer.shared()).isSameAs(KafkaServer.shared());
    }

    @Test
    void keepsItsTopicsWhenItIsKilledAndStartedAgain() throws Exception {
        try (KafkaServer server = KafkaServer.own(); Admin admin = admin(server)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get(5, TimeUnit.SECONDS);

            server.kill();
            server.start();

            assertThat(topics(admin)).contains("kept");
        }
    }

    @Test
    void answersNothingWhileItIsPaused() throws Exception {
        try (KafkaServer server = KafkaServer.own(); Admin admin = admin(server)) {
            server.pause();

            assertThatThrownBy(() -> admin.listTopics().names().get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

            server.resume();
            assertThat(topics(admin)).isEmpty();
        }
    }

    private static Set<String> topics(Admin admin) throws Exception {
        return admin.listTopics().names().get(30, TimeUnit.SECONDS);
    }

    private static Admin admin(KafkaServer server) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, server.bootstrapServers()));
    }
}
