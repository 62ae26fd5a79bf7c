package com.connectchat.bench.measure;

import java.util.List;
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

        List<String> perUnit(long done) {
            return after.perUnitSince(before, done);
        }
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
        Work work = new Work(unit, done);
        server.ifPresent(used -> {
            work.report(figures.section("server"), "", used, seconds);
            figures.section("server").put("cpu_us_per_" + unit + "_by_thread", threads.perUnit(done));
        });
        work.report(figures.section("generator"), "", generator, seconds);
        figures.section("machine").put("cores", Runtime.getRuntime().availableProcessors()).put("other_processes_cores", otherCores());
    }

    /** Writes the same into one section, for a run that measures several things one after the other. */
    public void report(Figures.Section section, String unit, long done) {
        Work work = new Work(unit, done);
        server.ifPresent(used -> {
            work.report(section, "server_", used, seconds);
            section.put("server_cpu_us_per_" + unit + "_by_thread", threads.perUnit(done));
        });
        work.report(section, "generator_", generator, seconds);
        section.put("other_processes_cores", otherCores());
    }

    private double otherCores() {
        long ours = generator.totalMicros() + server.map(ProcessorTime::totalMicros).orElse(0L);
        return Math.max(0, machineMicros - ours) / MICROS_PER_SECOND / seconds;
    }

    /** What was done, and how many of it. */
    private record Work(String unit, long done) {

        void report(Figures.Section section, String prefix, ProcessorTime used, double seconds) {
            section.put(prefix + "cpu_cores", used.totalMicros() / MICROS_PER_SECOND / seconds);
            if (done > 0) {
                section.put(prefix + "cpu_us_per_" + unit, (double) used.totalMicros() / done)
                        .put(prefix + "cpu_user_us_per_" + unit, (double) used.userMicros() / done)
                        .put(prefix + "cpu_system_us_per_" + unit, (double) used.systemMicros() / done);
            }
        }
    }
}
