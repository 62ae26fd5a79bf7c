package com.connectchat.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Latencies by the window in which their message was due: what was due in a window counts there, however late it ends. A
 * window lasts until the next one is opened. Belongs to one thread.
 */
public final class LatencyWindows {

    /** Longer ones count as this long. */
    private static final long LATENCY_NANOS_MAX = 600_000_000_000L;
    private static final int SIGNIFICANT_DIGITS = 3;

    private record Window(String name, long startNanos, Histogram histogram) {
    }

    private final List<Window> windows = new ArrayList<>();

    public static Histogram emptyHistogram() {
        return new Histogram(LATENCY_NANOS_MAX, SIGNIFICANT_DIGITS);
    }

    public void open(String name, long startNanos) {
        windows.add(new Window(name, startNanos, emptyHistogram()));
    }

    /** Counts a message that was due at {@code intendedNanos} and ended at {@code endNanos}; before the first window it does not count. */
    public void record(long intendedNanos, long endNanos) {
        for (int i = windows.size() - 1; i >= 0; i--) {
            Window window = windows.get(i);
            if (intendedNanos - window.startNanos() >= 0) {
                window.histogram().recordValue(Math.clamp(endNanos - intendedNanos, 0, LATENCY_NANOS_MAX));
                return;
            }
        }
    }

    /** Adds these windows to the histograms of their names. */
    public void addTo(Map<String, Histogram> byName) {
        windows.forEach(window -> byName.computeIfAbsent(window.name(), _ -> emptyHistogram()).add(window.histogram()));
    }
}
