package com.connectchat.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What all processes of the machine have used so far: with it a report shows whether something else was running beside the
 * server and the generator.
 *
 * @param busyMicros processor time of all cores that was neither idle nor waiting
 */
public record MachineSample(long busyMicros) {

    private static final long MICROS_PER_TICK = 10_000;
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int STEAL = 7;

    public static MachineSample now() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return parse(lines.findFirst().orElseThrow());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read /proc/stat; the generator measures on Linux only", unreadable);
        }
    }

    /** Reads the first line of {@code /proc/stat}; guests are counted in the user's time already. */
    static MachineSample parse(String cpuLine) {
        String[] ticks = cpuLine.trim().split("\\s+");
        long busy = 0;
        for (int i = 0; i <= STEAL; i++) {
            busy += i == IDLE || i == WAITING ? 0 : Long.parseLong(ticks[i + 1]);
        }
        return new MachineSample(busy * MICROS_PER_TICK);
    }
}
