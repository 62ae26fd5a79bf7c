package com.connectchat.gateway.adapter.web;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says in the log, once everything is up, where everything is. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class StartUpBox implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(StartUpBox.class);

    private final Environment environment;

    StartUpBox(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        log.info("Ready\n{}", boxed(lines()));
    }

    List<String> lines() {
        String api = "http://localhost:" + port("local.server.port", "server.port", "8080");
        String management = "http://localhost:" + port("local.management.port", "management.server.port", "8082") + "/actuator";
        List<String> lines = new ArrayList<>(List.of(
                "Web client   " + api + "/",
                "HTTPS API    " + api + "/v1/config",
                "WebSocket    ws://localhost:" + environment.getProperty("connectchat.gateway.port", "8081") + "/v1/ws",
                "Swagger UI   " + api + "/swagger-ui.html",
                "AsyncAPI     " + api + "/asyncapi.yaml",
                "Health       " + management + "/health",
                "Metrics      " + management + "/prometheus"));
        if (isEmbedded("store")) {
            if (environment.getProperty("connectchat.demo", Boolean.class, true)) {
                lines.add("Demo users   alice/alice-demo, bob/bob-demo, carol/carol-demo");
            }
            // Given by a program and not as text, it may be a path.
            Object data = environment.getProperty("connectchat.data-dir", Object.class, "./data");
            lines.add(isEmbedded("bus") && isEmbedded("cache") ? "Embedded mode: one process, data in " + data + "; not for production"
                    : "Embedded store: data of this process alone in " + data);
        }
        return lines;
    }

    private boolean isEmbedded(String backend) {
        return environment.getProperty("connectchat." + backend, "embedded").equals("embedded");
    }

    private String port(String bound, String configured, String otherwise) {
        return environment.getProperty(bound, environment.getProperty(configured, otherwise));
    }

    static String boxed(List<String> lines) {
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        String edge = "+" + "-".repeat(width + 2) + "+\n";
        StringBuilder box = new StringBuilder(edge);
        lines.forEach(line -> box.append("| ").append(line).append(" ".repeat(width - line.length())).append(" |\n"));
        return box.append(edge).toString();
    }
}
