package com.connectchat.bench.measure;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The processor time of a process by groups of its threads: those whose names differ only in numbers belong together. With
 * it a report shows where the time goes, to the event loops, the collector or the store, without disturbing the server.
 */
public record ThreadTimes(Map<String, Long> microsByGroup) {

    public static ThreadTimes of(OptionalLong pid) {
        Map<String, Long> micros = new HashMap<>();
        if (pid.isPresent()) {
            try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + pid.getAsLong() + "/task"))) {
                tasks.forEach(task -> add(micros, task.resolve("stat")));
            } catch (IOException _) {
                return new ThreadTimes(Map.of());
            }
        }
        return new ThreadTimes(micros);
    }

    private static void add(Map<String, Long> micros, Path stat) {
        try {
            String line = Files.readString(stat);
            micros.merge(group(line), ProcessorTime.parse(line).totalMicros(), Long::sum);
        } catch (IOException _) {
            // The thread has ended since the directory was read; what it used is in the process's sum.
        }
    }

    /** The thread's name, as far as the kernel keeps it, without its numbers. */
    static String group(String stat) {
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        String plain = name.replaceAll("[-#]\\d+|\\d+$", "").trim();
        return plain.isEmpty() ? "(no name)" : plain;
    }

    /** Microseconds for each unit of work since an earlier moment, largest first; what is below a hundredth of all is left out. */
    public List<String> perUnitSince(ThreadTimes earlier, long done) {
        Map<String, Long> used = new HashMap<>();
        microsByGroup.forEach((group, micros) -> used.put(group, Math.max(0, micros - earlier.microsByGroup.getOrDefault(group, 0L))));
        long all = used.values().stream().mapToLong(Long::longValue).sum();
        return used.entrySet().stream().filter(each -> each.getValue() * 100 > all)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(each -> "%s %.2f".formatted(each.getKey(), (double) each.getValue() / Math.max(1, done))).toList();
    }
}
