package com.connectchat.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A process of its own that commits as fast as it can and says what was acknowledged, until it is killed. */
final class StoreProcess implements AutoCloseable {

    static final int WRITERS = 8;
    static final String HERE = "here";
    static final String THERE = "there";

    private final Process process;
    private final BufferedReader output;

    private StoreProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static StoreProcess start(Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StoreProcess.class.getName(), directory.toString()));
        return new StoreProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    long pid() {
        return process.pid();
    }

    /** The next acknowledgement, {@code {writer, number}}; none once the process is dead. */
    List<Integer> nextAcknowledged() throws IOException {
        String line = output.readLine();
        return line == null || !line.endsWith(";") ? List.of() : Arrays.stream(line.split("[ ;]")).map(Integer::valueOf).toList();
    }

    /** Ends it as {@code kill -9} does; by its handle, which leaves its output to be read. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    static byte[] key(int writer, int number) {
        return ByteBuffer.allocate(8).putInt(writer).putInt(number).array();
    }

    /** How many entries a writer has in a table. */
    static int count(EmbeddedStore store, String table, int writer) {
        int[] count = new int[1];
        store.table(table).scan(key(writer, 0), key(writer + 1, 0), (_, _) -> ++count[0] > 0);
        return count[0];
    }

    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true);
        EmbeddedStore store = WrittenStore.open(Path.of(args[0]));
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers.add(Thread.startVirtualThread(() -> writeForEver(store, writer, out)));
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private static void writeForEver(EmbeddedStore store, int writer, PrintStream out) {
        for (int number = count(store, HERE, writer); ; number++) {
            byte[] key = key(writer, number);
            store.commit(store.batch().put(store.table(HERE), key, new byte[number % 3_000]).put(store.table(THERE), key, key));
            out.print(writer + " " + number + ";\n");
            out.flush();
        }
    }
}
