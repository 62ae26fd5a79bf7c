package com.connectchat.browser;

import com.connectchat.servers.ProductJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The built jar in a process of its own, on free loopback ports, with a data directory that outlives it. */
public final class RunningServer implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    /** A key for VAPID without its private half: browsers may subscribe, and pushes to them are taken and logged. */
    private static final String PUSH_KEY = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path dataDirectory;
    private final List<Integer> ports;
    private final List<String> java;
    private Process process;

    private RunningServer(Path dataDirectory, List<Integer> ports, List<String> java) {
        this.dataDirectory = dataDirectory;
        this.ports = ports;
        this.java = java;
        this.process = launch();
    }

    public static RunningServer start() {
        return on(newDirectory());
    }

    /** Starts one that hundreds of people sign in to; it takes a little longer to start. */
    public static RunningServer startForLong() {
        return on(newDirectory(), ProductJar.commandForLong());
    }

    /** Starts on data that is there already. */
    public static RunningServer on(Path dataDirectory) {
        return on(dataDirectory, ProductJar.command());
    }

    private static RunningServer on(Path dataDirectory, List<String> java) {
        try {
            RunningServer server = new RunningServer(dataDirectory, freePorts(), java);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("connectchat-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the jar as a command. Returns what it printed. */
    public static List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = ProductJar.packedCommand();
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines = process.inputReader().readAllLines();
        process.waitFor();
        return lines;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + ports.getFirst());
    }

    public int socketPort() {
        return ports.get(1);
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As {@code kill} does; {@link #awaitEnd} waits for what it takes. */
    public void terminate() {
        process.destroy();
    }

    public void startAgain() {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private Process launch() {
        Path log = Path.of("target", "browser-server-" + ports.getFirst() + ".log");
        try {
            List<String> command = new ArrayList<>(java);
            command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + ports.getFirst(),
                    "--connectchat.gateway.address=127.0.0.1", "--connectchat.gateway.port=" + ports.get(1),
                    "--management.server.port=" + ports.get(2), "--connectchat.data-dir=" + dataDirectory,
                    "--connectchat.limits.enabled=false", "--connectchat.push.webpush.public-key=" + PUSH_KEY));
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        try {
            Awaitility.await("the server on " + url()).atMost(READY_WITHIN).pollInterval(Duration.ofMillis(100)).until(this::isReady);
        } catch (ConditionTimeoutException e) {
            close();
            throw e;
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the server ended with " + process.exitValue() + "; see target/browser-server-*.log");
        }
        try {
            return http.send(HttpRequest.newBuilder(url().resolve("/readyz")).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Returns whether it ended by itself. */
    public boolean awaitEnd() {
        try {
            boolean ended = process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Held open together, so that they differ. */
    private static List<Integer> freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 1, loopback);
                ServerSocket two = new ServerSocket(0, 1, loopback);
                ServerSocket three = new ServerSocket(0, 1, loopback)) {
            return List.of(one.getLocalPort(), two.getLocalPort(), three.getLocalPort());
        }
    }
}
