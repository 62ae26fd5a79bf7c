package com.connectchat.cluster;

import com.connectchat.servers.FreePorts;
import com.connectchat.servers.ProductJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One process of the jar with ports of its own, which it keeps when it is started again. */
final class JarProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(40);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final int apiPort = FreePorts.next();
    private final int socketPort = FreePorts.next();
    private final int managementPort = FreePorts.next();
    private final int internalPort = FreePorts.next();
    private final List<String> command = new ArrayList<>();
    private Process process;

    /** Starts it; {@link #awaitReady()} waits until it can be used. */
    JarProcess(String name, List<String> options) {
        this.name = name;
        command.addAll(ProductJar.command("-Xmx512m"));
        command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + apiPort,
                "--connectchat.gateway.address=127.0.0.1", "--connectchat.gateway.port=" + socketPort,
                "--management.server.port=" + managementPort, "--connectchat.internal.port=" + internalPort,
                "--connectchat.limits.enabled=false", "--connectchat.demo=false"));
        command.addAll(options);
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + apiPort);
    }

    /** Where other processes call its modules. */
    String internal() {
        return "http://127.0.0.1:" + internalPort;
    }

    URI sockets() {
        return URI.create("ws://127.0.0.1:" + socketPort + "/v1/ws");
    }

    /** A figure of its metrics; 0 where it has none of that name. */
    double metric(String name) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus")).build();
            return HTTP.send(request, BodyHandlers.ofString()).body().lines().filter(line -> line.startsWith(name + " ")).findFirst()
                    .map(line -> Double.parseDouble(line.substring(name.length() + 1))).orElse(0.0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void startAgain() {
        process = launch();
    }

    /** It stands still, with all its connections open. */
    void pause() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    /** Lets it drain and end, as SIGTERM does. */
    void drain() {
        process.destroy();
        awaitEnd();
    }

    @Override
    public void close() {
        kill();
    }

    void awaitReady() {
        Awaitility.await(name + " on " + api()).atMost(READY_WITHIN).pollInterval(Duration.ofMillis(200)).until(this::isReady);
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException(this + " ended with " + process.exitValue() + "; see " + log());
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(api().resolve("/readyz")).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return Path.of("target", "cluster-" + name + ".log");
    }

    private void signal(String signal) {
        try {
            if (new ProcessBuilder("kill", signal, Long.toString(process.pid())).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("kill " + signal + " of " + this + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
