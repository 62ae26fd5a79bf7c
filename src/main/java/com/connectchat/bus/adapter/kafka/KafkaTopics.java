package com.connectchat.bus.adapter.kafka;

import com.connectchat.bus.BrokerRefused;
import com.connectchat.bus.KafkaSettings;
import com.connectchat.bus.MakeTopics;
import com.connectchat.bus.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** The topics on the brokers: our own, and for each of them one for what nobody could work on. */
final class KafkaTopics implements MakeTopics {

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(14);
    private static final String MAKE_THEM = "Make them: java -jar connectchat.jar topics, with the same --connectchat.kafka.* properties. "
            + "Or, for development only, start with --connectchat.kafka.create-topics=true.";
    private static final String AGREE = "Every process needs the same --connectchat.gateway.cells. "
            + "While that number changes: --connectchat.gateway.cells-also with the other one.";

    private final KafkaSettings settings;
    private final List<Topic<?>> topics;
    private final List<Topic<?>> foreign;

    /**
     * @param topics  those that are needed
     * @param foreign those that may not be there: they belong to an installation that is not like this process
     */
    KafkaTopics(KafkaSettings settings, List<? extends Topic<?>> topics, List<? extends Topic<?>> foreign) {
        this.settings = settings;
        this.topics = List.copyOf(topics);
        this.foreign = List.copyOf(foreign);
    }

    /** Ends a start without them, or makes them where that is wished. */
    void require() {
        try (Admin admin = new Clients(settings).admin()) {
            Set<String> there = there(admin);
            foreign.stream().map(this::nameOf).filter(there::contains).findAny().ifPresent(each -> {
                throw new BrokerRefused("Kafka at " + brokers() + " has the topic " + each
                        + ": there are more cells of gateways than this process knows.", AGREE);
            });
            List<NewTopic> missing = missing(there);
            if (settings.createTopics()) {
                make(admin, missing);
            } else if (!missing.isEmpty()) {
                throw new BrokerRefused("Kafka at " + brokers() + " does not have the topics "
                        + String.join(", ", missing.stream().map(NewTopic::name).toList()) + ".", MAKE_THEM);
            }
        }
    }

    @Override
    public List<String> makeMissing() {
        try (Admin admin = new Clients(settings).admin()) {
            List<NewTopic> missing = missing(there(admin));
            make(admin, missing);
            return missing.stream().map(NewTopic::name).toList();
        }
    }

    private void make(Admin admin, List<NewTopic> missing) {
        admin.createTopics(missing).values().forEach((_, made) -> {
            try {
                made.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw refused(e.getCause());
                }
            } catch (InterruptedException e) {
                throw interrupted();
            }
        });
    }

    private List<NewTopic> missing(Set<String> there) {
        return needed().stream().filter(each -> !there.contains(each.name())).toList();
    }

    private Set<String> there(Admin admin) {
        try {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private List<NewTopic> needed() {
        List<NewTopic> needed = new ArrayList<>();
        for (Topic<?> topic : topics) {
            String name = nameOf(topic);
            needed.add(topic(name, settings.partitions(), settings.retention()));
            needed.add(topic(DeadLetters.topicOf(name), 1, DEAD_LETTERS_KEPT));
        }
        return needed;
    }

    private NewTopic topic(String name, int partitions, Duration kept) {
        int inSync = Math.max(1, settings.replication() - 1);
        return new NewTopic(name, partitions, (short) settings.replication()).configs(Map.of(
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(inSync),
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Clients.RECORD_BYTES_MAX + 1024 * 1024)));
    }

    private String nameOf(Topic<?> topic) {
        return settings.topicPrefix() + topic.name();
    }

    private String brokers() {
        return String.join(",", settings.bootstrapServers());
    }

    private BrokerRefused refused(@Nullable Throwable failure) {
        return failure instanceof TimeoutException
                ? new BrokerRefused("No Kafka broker answers at " + brokers() + ".",
                        "Start Kafka, or name its brokers with --connectchat.kafka.bootstrap-servers=host:port,...")
                : new BrokerRefused("Kafka at " + brokers() + " refuses: " + failure,
                        "With fewer than 3 brokers: --connectchat.kafka.replication=1. "
                                + "Access and encryption: --connectchat.kafka.properties.*");
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while asking Kafka for its topics");
    }
}
