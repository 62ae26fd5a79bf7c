package com.connectchat.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * DynamoDB Local, in memory, one for all tests of a JVM: each takes tables of its own. It is fetched by the build for tests only and is
 * no part of the product; {@code -Dconnectchat.dynamodb-local=false} leaves it out, and its tests with it.
 */
public final class DynamoDbServer {

    private static final String IMAGE = "amazon/dynamodb-local:2.6.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SMALL = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED");

    private final URI endpoint;
    private final ServerRun run;

    private DynamoDbServer() {
        int port = FreePorts.next();
        endpoint = URI.create("http://127.0.0.1:" + port);
        run = ServerContainer.possible() ? container(port) : process(port);
        start();
    }

    /** Where it answers; started on first use. */
    public static URI endpoint() {
        Assumptions.assumeTrue(isWanted(), "DynamoDB Local is left out");
        return Shared.SERVER.endpoint;
    }

    static boolean isWanted() {
        return Boolean.parseBoolean(System.getProperty("connectchat.dynamodb-local", "true"));
    }

    private void start() {
        run.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("DynamoDB Local does not answer on " + endpoint + "\n" + run.lastWords());
            }
        }
    }

    /** It refuses what is not signed, and that is an answer. */
    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_BAD_REQUEST;
        } catch (IOException _) {
            return false;
        }
    }

    private static ServerRun process(int port) {
        try {
            List<String> command = new ArrayList<>(ServerProcess.java("dynamodb", SMALL));
            // The launcher stands beside the server's jars, and nothing else of ours.
            command.add(command.removeLast() + File.pathSeparator + launcherFolder());
            command.add(DynamoDbLauncher.class.getName());
            command.addAll(options(port));
            return new ServerProcess(command, Files.createTempFile("connectchat-dynamodb", ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path launcherFolder() throws IOException {
        Path folder = Files.createTempDirectory("connectchat-dynamodb");
        String name = DynamoDbLauncher.class.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(Path.of("target/test-classes").resolve(name), copy);
        return folder;
    }

    private static ServerRun container(int port) {
        List<String> command = new ArrayList<>(List.of("-jar", "DynamoDBLocal.jar"));
        command.addAll(options(port));
        return new ServerContainer(IMAGE, port, Map.of(), command.toArray(String[]::new));
    }

    private static List<String> options(int port) {
        return List.of("-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port));
    }

    private static final class Shared {

        static final DynamoDbServer SERVER = new DynamoDbServer();
    }
}
