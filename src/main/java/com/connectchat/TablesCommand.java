package com.connectchat;

import com.connectchat.dynamodb.Tables;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * {@code java -jar connectchat.jar tables --connectchat.dynamodb.region=eu-west-1}: makes the tables of DynamoDB that are missing, and
 * prints a line for each. Tables that are there stay as they are. Needs the right to create tables, which the product itself does not.
 */
final class TablesCommand {

    static final String NAME = "tables";

    private static final int DONE = 0;
    private static final int FAILED = 1;

    private TablesCommand() {
    }

    /** Runs the command and returns its exit code; says what went wrong on standard error. */
    static int run(String... args) {
        SpringApplicationBuilder needed = new SpringApplicationBuilder(Needed.class).web(WebApplicationType.NONE).lazyInitialization(true)
                .logStartupInfo(false).properties(Map.of("logging.threshold.console", "OFF", "connectchat.store", "dynamodb"));
        try (AutoCloseable _ = needed.run(args)) {
            return DONE;
        } catch (Exception e) {
            System.err.println("No tables: " + reason(e));
            return FAILED;
        }
    }

    private static @Nullable String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    /** What DynamoDB's adapters of all modules say of their tables, and nothing else of the product. */
    @ComponentScan(basePackages = "com.connectchat", useDefaultFilters = false, includeFilters = @ComponentScan.Filter(
            type = FilterType.REGEX, pattern = "com\\.connectchat\\.(\\w+\\.adapter\\.)?dynamodb\\.\\w+Configuration"))
    @ConfigurationPropertiesScan("com.connectchat.dynamodb")
    static class Needed {

        @Bean
        ApplicationRunner make(Tables tables) {
            return _ -> tables.create(System.out::println);
        }

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }
}
