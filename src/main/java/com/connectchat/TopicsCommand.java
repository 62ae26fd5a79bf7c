package com.connectchat;

import com.connectchat.bus.BrokerRefused;
import com.connectchat.bus.MakeTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * {@code java -jar connectchat.jar topics --connectchat.kafka.bootstrap-servers=HOST:PORT}: makes the topics of the bus that are
 * missing on the brokers and prints their names, one a line. Run once before the first start, and again after an update.
 */
final class TopicsCommand {

    static final String NAME = "topics";

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private TopicsCommand() {
    }

    /** Runs the command and returns its exit code; says what went wrong on standard error. */
    static int run(String... args) {
        SpringApplicationBuilder needed = new SpringApplicationBuilder(Needed.class).web(WebApplicationType.NONE)
                .lazyInitialization(true).logStartupInfo(false)
                .properties(Map.of("logging.threshold.console", "OFF", "connectchat.bus", "kafka"));
        try (AutoCloseable _ = needed.run(args)) {
            return DONE;
        } catch (Exception e) {
            Throwable root = rootOf(e);
            System.err.println("No topics made: " + root.getMessage());
            if (root instanceof BrokerRefused refused) {
                System.err.println(refused.remedy());
            }
            System.err.println("Usage: topics --connectchat.kafka.bootstrap-servers=HOST:PORT "
                    + "[--connectchat.kafka.partitions=64] [--connectchat.kafka.replication=3] "
                    + "[--connectchat.gateway.cells=1]");
            return FAILED;
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** Not marked as a configuration, so that the product itself doesn't find it. */
    @ComponentScan("com.connectchat.bus.adapter.kafka")
    @ConfigurationPropertiesScan("com.connectchat.bus")
    static class Needed {

        @Bean
        ApplicationRunner make(MakeTopics topics) {
            return _ -> {
                List<String> made = topics.makeMissing();
                System.out.println(made.isEmpty() ? "All topics are there already" : String.join("\n", made));
            };
        }

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }
}
