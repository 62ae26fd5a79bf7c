package com.connectchat.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server as a child process of the tests, ended with them. */
final class ServerProcess implements ServerRun {

    private static final int SECONDS_TO_END = 20;
    private static final int LAST_LINES = 30;

    private final List<String> command;
    private final Path output;
    private @Nullable Process process;

    /** @param output where it writes what it has to say */
    ServerProcess(List<String> command, Path output) {
        this.command = List.copyOf(command);
        this.output = output;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** The command line of a Java server whose jars the build fetched, up to its main class. */
    static List<String> java(String server, List<String> options) {
        Path jars = Path.of("target", "servers", server).toAbsolutePath();
        if (!Files.isDirectory(jars)) {
            fetch(server, jars);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", jars + "/*"));
        return command;
    }

    /** As the build does before its integration tests, for who starts a server without it. */
    private static void fetch(String server, Path jars) {
        List<String> fetch = List.of("./mvnw", "--quiet", "--batch-mode", "--file=src/test/servers/" + server + "/pom.xml",
                "-Dservers.lib=" + jars);
        try {
            int exit = new ProcessBuilder(fetch).inheritIO().start().onExit().join().exitValue();
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", fetch) + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException("can't start " + command, e);
        }
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(process);
        }
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.destroy();
            awaitEnd(process);
        }
    }

    @Override
    public void pause() {
        signal("-STOP");
    }

    @Override
    public void resume() {
        signal("-CONT");
    }

    @Override
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void signal(String signal) {
        if (process == null) {
            throw new IllegalStateException("it never ran");
        }
        try {
            awaitEnd(new ProcessBuilder("kill", signal, Long.toString(process.pid())).inheritIO().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
