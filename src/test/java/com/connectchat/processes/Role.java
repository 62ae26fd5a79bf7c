package com.connectchat.processes;

import com.connectchat.servers.FreePorts;
import com.connectchat.servers.ProductJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One process of the jar with some of the modules, on loopback ports of its own. */
final class Role implements AutoCloseable {

    private static final String SECRET = "the-secret-of-this-test-and-of-nothing-else";
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int apiPort = FreePorts.next();
    private final int managementPort = FreePorts.next();
    private final int internalPort = FreePorts.next();
    private final List<String> command;
    private final Path output;
    private Process process;

    private Role(String modules, Path folder, String... more) {
        output = folder.resolve(modules.replace(',', '-') + ".log");
        command = ProductJar.command();
        command.addAll(List.of("--connectchat.modules=" + modules, "--connectchat.internal.secret=" + SECRET,
                "--server.address=127.0.0.1", "--server.port=" + apiPort, "--management.server.port=" + managementPort,
                "--connectchat.internal.port=" + internalPort, "--connectchat.gateway.port=0", "--connectchat.gateway.address=127.0.0.1",
                "--connectchat.data-dir=" + folder.resolve("data-" + modules.replace(',', '-')), "--connectchat.limits.enabled=false",
                "--connectchat.demo=false"));
        command.addAll(List.of(more));
        process = launch();
    }

    /** Started, and perhaps not ready yet. */
    static Role start(String modules, Path folder, String... more) {
        return new Role(modules, folder, more);
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + apiPort);
    }

    String internal() {
        return "http://127.0.0.1:" + internalPort;
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void startAgain() {
        process = launch();
    }

    void awaitReady() {
        Awaitility.await("ready on " + api() + ", see " + output).atMost(READY_WITHIN).pollInterval(Duration.ofMillis(200))
                .until(() -> readiness() == 200);
    }

    /** The status of {@code /readyz}; 0 while nobody listens. */
    int readiness() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended with " + process.exitValue() + ":\n" + said());
        }
        return status(api().resolve("/readyz"));
    }

    int status(URI uri) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** What the metric of this process counts. */
    double metric(String line) throws IOException, InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus");
        return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body().lines()
                .filter(each -> each.startsWith(line)).mapToDouble(each -> Double.parseDouble(each.substring(each.lastIndexOf(' ')))).sum();
    }

    /** Waits for its end by itself. Returns what it said. */
    String end() throws InterruptedException {
        if (!process.waitFor(READY_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it still runs:\n" + said());
        }
        return said();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        http.close();
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
