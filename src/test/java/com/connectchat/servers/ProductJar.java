package com.connectchat.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The jar that the build made, unpacked, with a cache of what its start needs: so it starts in a third of the time. Made once a build;
 * what can't be cached is started all the same.
 */
public final class ProductJar {

    private static final Path JAR = Path.of(System.getProperty("connectchat.jar", "target/connectchat.jar"));
    private static final Path HOME = JAR.resolveSibling("installed");
    private static final Path UNPACKED = HOME.resolve(JAR.getFileName());
    private static final Path CACHE = HOME.resolve("start.aot");
    private static final Path DIRECTIVES = HOME.resolve("compiler.json");
    private static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private ProductJar() {
    }

    /** The beginning of a command that runs it; the program's own arguments come behind. */
    public static List<String> command(String... options) {
        install();
        List<String> command = new ArrayList<>(List.of(java(), "-XX:AOTCache=" + CACHE, "-Xlog:aot=off", "-Xlog:cds=off"));
        command.addAll(SMALL);
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", UNPACKED.toString()));
        return command;
    }

    /**
     * As {@link #command}, for a process that checks many passwords: their hashing, and nothing else, is compiled by the second compiler
     * too, which makes it three times as fast.
     */
    public static List<String> commandForLong() {
        return command("-XX:TieredStopAtLevel=4", "-XX:+UnlockDiagnosticVMOptions", "-XX:CompilerDirectivesFile=" + DIRECTIVES);
    }

    /** As the build made it, in one piece. */
    public static List<String> packedCommand() {
        return new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    }

    private static synchronized void install() {
        try {
            if (Files.exists(CACHE) && Files.getLastModifiedTime(CACHE).compareTo(Files.getLastModifiedTime(JAR)) > 0) {
                return;
            }
            run(List.of(java(), "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--force", "--destination", HOME.toString()));
            Files.writeString(DIRECTIVES, """
                    [{match: ["com/password4j/*.*"], c2: {Exclude: false}}, {match: ["*.*"], c2: {Exclude: true}}]
                    """);
            train();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it once on real servers, because most of the processes of the tests do: what they need is more than what others need. */
    private static void train() throws IOException {
        RedisNode redis = RedisServers.node();
        try {
            List<String> command = new ArrayList<>(List.of(java(), "-XX:AOTCacheOutput=" + CACHE, "-Dspring.context.exit=onRefresh"));
            command.addAll(SMALL);
            command.addAll(List.of("-jar", UNPACKED.toString(), "--server.port=0", "--management.server.port=0",
                    "--connectchat.gateway.port=0", "--connectchat.data-dir=" + Files.createTempDirectory("connectchat-training"),
                    "--connectchat.cache=redis", "--connectchat.redis.nodes=" + redis.address(),
                    "--connectchat.bus=kafka", "--connectchat.kafka.bootstrap-servers=" + KafkaServer.shared().bootstrapServers(),
                    "--connectchat.kafka.create-topics=true", "--connectchat.kafka.replication=1",
                    "--connectchat.kafka.topic-prefix=training."));
            if (DynamoDbServer.isWanted()) {
                command.addAll(List.of("--connectchat.store=dynamodb", "--connectchat.dynamodb.endpoint=" + DynamoDbServer.endpoint(),
                        "--connectchat.dynamodb.region=eu-west-1", "--connectchat.dynamodb.create-tables=true",
                        "--connectchat.dynamodb.table-prefix=training-"));
            }
            run(command);
        } finally {
            redis.kill();
        }
    }

    private static void run(List<String> command) throws IOException {
        try {
            Path log = Files.createTempFile("connectchat-install", ".log");
            int exit = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
            if (exit != 0) {
                throw new IOException("The jar can't be prepared (" + exit + "): " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the jar was prepared", e);
        }
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
