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

    private ProductJar() {
    }

    /** The beginning of a command that runs it; the program's own arguments come behind. */
    public static List<String> command(String... options) {
        install();
        List<String> command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:AOTCache=" + CACHE, "-Xlog:aot=off",
                "-Xlog:cds=off"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", UNPACKED.toString()));
        return command;
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
            run(java(), "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--force", "--destination", HOME.toString());
            Path data = Files.createTempDirectory("connectchat-training");
            run(java(), "-XX:AOTCacheOutput=" + CACHE, "-XX:TieredStopAtLevel=1", "-Dspring.context.exit=onRefresh", "-jar",
                    UNPACKED.toString(), "--server.port=0", "--management.server.port=0", "--connectchat.gateway.port=0",
                    "--connectchat.data-dir=" + data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) throws IOException {
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
