package com.connectchat.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The memory that a process holds, counted page by page: the quick counters of the kernel lag behind by megabytes. */
public final class ResidentMemory {

    private static final long BYTES_PER_KB = 1024;

    private ResidentMemory() {
    }

    /** Nothing where there is no such process (any more) or it is another user's. */
    public static OptionalLong bytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Rss:")).mapToLong(ResidentMemory::parse).findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /** Reads a line such as {@code Rss:   12345 kB}. */
    static long parse(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KB;
    }
}
