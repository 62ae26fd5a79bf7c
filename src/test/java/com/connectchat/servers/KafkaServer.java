package com.connectchat.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A Kafka broker, alone in its cluster. {@link #shared()} is for tests that leave it as they found it; one that kills, pauses or fills
 * the broker takes {@link #own()} and closes it.
 */
public final class KafkaServer implements AutoCloseable {

    private static final String IMAGE = "apache/kafka:4.4.0";
    private static final String CLUSTER_ID = "Y29ubmVjdGNoYXRfdGVzdA";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> SMALL = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private final int port;
    private final ServerRun run;

    private KafkaServer(int port, ServerRun run) {
        this.port = port;
        this.run = run;
    }

    /** The broker of this JVM, started on first use. */
    public static KafkaServer shared() {
        return Shared.BROKER;
    }

    /** A broker for one test, which may do with it what it likes. */
    public static KafkaServer own() {
        int port = FreePorts.next();
        KafkaServer server = new KafkaServer(port, ServerContainer.possible() ? container(port) : process(port));
        server.start();
        return server;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts it, again where it ran before, and waits until it answers; its data are what it left behind. */
    public void start() {
        run.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka does not answer on " + bootstrapServers() + "\n" + run.lastWords());
            }
        }
    }

    /** As a power switch does. */
    public void kill() {
        run.kill();
    }

    /** Lets it end in order. */
    public void stop() {
        run.stop();
    }

    /** Connections stay open, and nothing answers until {@link #resume()}. */
    public void pause() {
        run.pause();
    }

    public void resume() {
        run.resume();
    }

    @Override
    public void close() {
        run.kill();
    }

    private boolean answers() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000, AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200))) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka starts", e);
        }
    }

    private static ServerRun process(int port) {
        try {
            Path folder = Files.createTempDirectory("connectchat-kafka");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Path properties = Files.writeString(folder.resolve("server.properties"), settings(port, folder).entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue()).collect(Collectors.joining("\n")));
            Path output = folder.resolve("output.log");
            format(properties, output);
            return new ServerProcess(command("kafka.Kafka", properties.toString()), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void format(Path properties, Path output) throws IOException {
        List<String> command = command("kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", properties.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("can't prepare Kafka's folder:\n" + Files.readString(output));
        }
    }

    private static List<String> command(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(ServerProcess.java("kafka", SMALL));
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return command;
    }

    private static ServerRun container(int port) {
        Map<String, String> settings = settings(port, Path.of("/tmp/kafka"));
        settings.put("listeners", "PLAINTEXT://0.0.0.0:" + port + ",CONTROLLER://127.0.0.1:" + (port + 1));
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        Map<String, String> environment = new LinkedHashMap<>(Map.of("CLUSTER_ID", CLUSTER_ID));
        settings.forEach((name, value) -> environment.put("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return new ServerContainer(IMAGE, port, environment);
    }

    /** One node that keeps everything once, and is quick to notice that another has gone. */
    private static Map<String, String> settings(int port, Path folder) {
        int controllerPort = FreePorts.next();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", folder.resolve("data").toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("auto.create.topics.enable", "false");
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("group.min.session.timeout.ms", "1000");
        return settings;
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + folder + ": " + e);
        }
    }

    private static final class Shared {

        static final KafkaServer BROKER = own();
    }
}
