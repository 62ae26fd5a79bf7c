package com.connectchat.development;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What a developer starts with {@code ./mvnw spring-boot:test-run}, beside all tests on the class path as there. */
class OnRealServersIT {

    @Test
    void theProductStartsOnThreeRealServers(@TempDir Path data) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext product = OnRealServers.start("--server.port=0", "--connectchat.gateway.port=0",
                "--management.server.port=0", "--connectchat.data-dir=" + data, "--connectchat.kafka.topic-prefix=development.");
                HttpClient client = HttpClient.newHttpClient()) {
            URI ready = URI.create("http://127.0.0.1:" + product.getEnvironment().getProperty("local.server.port") + "/readyz");

            assertThat(client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
    }
}
