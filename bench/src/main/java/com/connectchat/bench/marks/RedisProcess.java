package com.connectchat.bench.marks;

import com.connectchat.bench.scenario.RunFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/** A Redis that lives as long as the run, on a free loopback port, and keeps nothing: the binary that the server's tests run too. */
final class RedisProcess implements AutoCloseable {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final int port;

    RedisProcess() {
        try {
            Path directory = Files.createTempDirectory("connectchat-bench-redis");
            // Files are deleted at the end in the reverse of the order in which they are named, so the folder comes first.
            directory.toFile().deleteOnExit();
            directory.resolve("redis.log").toFile().deleteOnExit();
            Path binary = ExecutableProvider.newJarResourceProvider(directory.toFile()).get().toPath();
            port = freePort();
            process = new ProcessBuilder(List.of(binary.toString(), "--port", Integer.toString(port), "--bind", "127.0.0.1",
                    "--save", "", "--appendonly", "no", "--dir", directory.toString()))
                    .redirectErrorStream(true).redirectOutput(directory.resolve("redis.log").toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            binary.toFile().deleteOnExit();
        } catch (IOException unstartable) {
            throw new RunFailed("Redis cannot be started: " + unstartable.getMessage());
        }
        awaitAnswer();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + ANSWERS_WITHIN.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new RunFailed("Redis does not answer");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private boolean answers() {
        try (Jedis client = client()) {
            return client.ping().equals("PONG");
        } catch (JedisException _) {
            return false;
        }
    }

    Jedis client() {
        return new Jedis("127.0.0.1", port);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(ANSWERS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
