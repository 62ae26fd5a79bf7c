package com.connectchat.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The processor time that a process has used so far, as the kernel counts it.
 *
 * @param userMicros in the program
 * @param systemMicros in the kernel on its behalf
 */
public record ProcessorTime(long userMicros, long systemMicros) {

    /** Linux counts processor time for programs in hundredths of a second on every platform that Java runs on. */
    private static final long MICROS_PER_TICK = 10_000;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    /** Nothing where there is no such process (any more). */
    public static Optional<ProcessorTime> of(long pid) {
        try {
            return Optional.of(parse(Files.readString(Path.of("/proc/" + pid + "/stat"))));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Reads a line of {@code /proc/PID/stat}: the second field, the program's name, may hold spaces and brackets. */
    static ProcessorTime parse(String stat) {
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return new ProcessorTime(Long.parseLong(afterName[USER_TICKS]) * MICROS_PER_TICK,
                Long.parseLong(afterName[SYSTEM_TICKS]) * MICROS_PER_TICK);
    }

    public long totalMicros() {
        return userMicros + systemMicros;
    }

    public ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(userMicros - earlier.userMicros, systemMicros - earlier.systemMicros);
    }
}
