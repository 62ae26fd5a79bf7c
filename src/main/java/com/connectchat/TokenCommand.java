package com.connectchat;

import com.connectchat.user.IssueTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;

/**
 * {@code java -jar connectchat.jar token --users=PREFIX --count=N --ttl=1h}: prints {@code user_id<TAB>username<TAB>token} a
 * line for each of the users PREFIX1 to PREFIXN, who are made where they are missing. Starts neither the web server nor the
 * gateway, and no more of the product than it needs. On the embedded store it runs while the server does not; on DynamoDB,
 * {@code --connectchat.store=dynamodb}, whenever.
 */
final class TokenCommand {

    static final String NAME = "token";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String USAGE = "Usage: token --connectchat.data-dir=DIRECTORY --users=PREFIX --count=N --ttl=1h";

    private TokenCommand() {
    }

    /** Runs the command and returns its exit code; says what went wrong on standard error. */
    static int run(String... args) {
        SpringApplicationBuilder needed = new SpringApplicationBuilder(Needed.class).web(WebApplicationType.NONE)
                .lazyInitialization(true).logStartupInfo(false).properties(Map.of("logging.threshold.console", "OFF"));
        try (AutoCloseable _ = needed.run(args)) {
            return DONE;
        } catch (Exception e) {
            System.err.println("No tokens: " + reason(e));
            System.err.println(USAGE);
            return FAILED;
        }
    }

    private static IssueTokens.Order order(Environment environment) {
        Binder binder = Binder.get(environment);
        return new IssueTokens.Order(
                binder.bind("users", String.class).orElseThrow(() -> new IllegalArgumentException("--users is missing")),
                binder.bind("count", Integer.class).orElseThrow(() -> new IllegalArgumentException("--count is missing")),
                binder.bind("ttl", Duration.class).orElse(Duration.ofHours(1)));
    }

    private static void issue(IssueTokens tokens, IssueTokens.Order order, PrintStream out) {
        StringBuilder lines = new StringBuilder();
        tokens.issue(order, each -> lines.append(each.userId()).append('\t').append(each.username()).append('\t')
                .append(each.accessToken()).append('\n'));
        out.print(lines);
        out.flush();
    }

    /** What the product itself said, where it did, rather than what lies below; else the root of it. */
    private static @Nullable String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !cause.getClass().getPackageName().startsWith(TokenCommand.class.getPackageName())) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    /**
     * The part of the product that issues tokens. Beans are made when asked for, so what is not needed is never there. Not marked as a
     * configuration, so that the product itself doesn't find it.
     */
    @ComponentScan({"com.connectchat.user.application", "com.connectchat.user.adapter.embedded", "com.connectchat.user.adapter.dynamodb",
            "com.connectchat.user.adapter.jwt", "com.connectchat.embedded", "com.connectchat.dynamodb"})
    @ConfigurationPropertiesScan({"com.connectchat.user", "com.connectchat.embedded", "com.connectchat.dynamodb"})
    static class Needed {

        @Bean
        ApplicationRunner token(IssueTokens tokens, Environment environment) {
            return _ -> issue(tokens, order(environment), System.out);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        RandomGenerator random() {
            return new SecureRandom();
        }

        @Bean
        MeterRegistry meterRegistry() {
            return new SimpleMeterRegistry();
        }
    }
}
