package com.connectchat.bench.measure;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The processor time used between two moments.
 *
 * @param server nothing where its process was not given or is another one now
 * @param machineMicros of all processes together
 */
public record Usage(double seconds, Optional<ProcessorTime> server, ProcessorTime generator, long machineMicros, Threads threads) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_SECOND = 1e6;

    /** The server's threads before and after. */
    private record Threads(ThreadTimes before, ThreadTimes after) {
    }

    /** All counters at one moment. */
    public record Reading(long nanos, Optional<ProcessorTime> server, ProcessorTime generator, MachineSample machine, ThreadTimes threads) {

        public static Reading now(OptionalLong serverPid) {
            Optional<ProcessorTime> server = serverPid.isPresent() ? ProcessorTime.of(serverPid.getAsLong()) : Optional.empty();
            ProcessorTime generator = ProcessorTime.of(ProcessHandle.current().pid()).orElseThrow();
            return new Reading(System.nanoTime(), server, generator, MachineSample.now(), ThreadTimes.of(serverPid));
        }

        public Usage since(Reading earlier) {
            Optional<ProcessorTime> used = server.flatMap(now -> earlier.server.map(now::since));
            return new Usage((nanos - earlier.nanos) / NANOS_PER_SECOND, used, generator.since(earlier.generator),
                    machine.busyMicros() - earlier.machine.busyMicros(), new Threads(earlier.threads, threads));
        }
    }

    /**
     * Writes who used how much, over all and for each unit of work.
     *
     * @param unit what was done, such as {@code message}
     * @param done how many of it
     */
    public void report(Figures figures, String unit, long done) {
        server.ifPresent(used -> {
            part(figures.section("server"), used, unit, done);
            figures.section("server").put("cpu_us_per_" + unit + "_by_thread", threads.after().perUnitSince(threads.before(), done));
        });
        part(figures.section("generator"), generator, unit, done);
        long ours = generator.totalMicros() + server.map(ProcessorTime::totalMicros).orElse(0L);
        figures.section("machine").put("cores", Runtime.getRuntime().availableProcessors())
                .put("other_processes_cores", Math.max(0, machineMicros - ours) / MICROS_PER_SECOND / seconds);
    }

    private void part(Figures.Section section, ProcessorTime used, String unit, long done) {
        section.put("cpu_cores", used.totalMicros() / MICROS_PER_SECOND / seconds);
        if (done > 0) {
            section.put("cpu_us_per_" + unit, (double) used.totalMicros() / done)
                    .put("cpu_user_us_per_" + unit, (double) used.userMicros() / done)
                    .put("cpu_system_us_per_" + unit, (double) used.systemMicros() / done);
        }
    }
}
