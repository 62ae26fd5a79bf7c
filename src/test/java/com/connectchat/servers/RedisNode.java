package com.connectchat.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/** One Redis process. It keeps nothing: whoever kills it and starts it again has an empty one. */
public final class RedisNode {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);

    private final int port;
    private final Path directory;
    private final List<String> settings;
    private Process process;

    RedisNode(int port, String... settings) {
        this.port = port;
        this.settings = List.of(settings);
        try {
            this.directory = Files.createTempDirectory("connectchat-redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
        awaitAnswer();
    }

    /** {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Starts again what was killed, with nothing in it. */
    public void startAgain() {
        process = launch();
        awaitAnswer();
    }

    /** Stops it without ending it: connections stay open and nothing answers. */
    public void pause() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
        awaitAnswer();
    }

    public void flush() {
        try (Jedis client = client()) {
            client.flushAll();
            client.scriptFlush();
        }
    }

    public Jedis client() {
        return new Jedis(new HostAndPort("127.0.0.1", port));
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private Process launch() {
        try {
            List<String> command = new ArrayList<>(List.of(
                    ExecutableProvider.newJarResourceProvider(directory.toFile()).get().getAbsolutePath(),
                    "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                    "--dir", directory.toString()));
            command.addAll(settings);
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(directory.resolve("redis.log").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() {
        Awaitility.await("Redis on " + port + ", see " + directory).atMost(ANSWERS_WITHIN).pollInterval(Duration.ofMillis(20))
                .until(this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Redis on " + port + " ended with " + process.exitValue() + "; see " + directory);
        }
        try (Jedis client = client()) {
            return client.ping().equals("PONG");
        } catch (JedisException notYet) {
            return false;
        }
    }

    private void signal(String signal) {
        try {
            if (new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor() != 0) {
                throw new IllegalStateException("kill " + signal + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
