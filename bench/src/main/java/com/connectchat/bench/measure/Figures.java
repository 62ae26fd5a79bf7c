package com.connectchat.bench.measure;

import com.connectchat.bench.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The figures of one run, in sections: printed as text for people, written as JSON for scripts, both from here. */
public final class Figures {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, Map<String, Object>> sections = new LinkedHashMap<>();

    /** Opens a section or goes on with it. */
    public Section section(String name) {
        return new Section(sections.computeIfAbsent(name, _ -> new LinkedHashMap<>()));
    }

    /** A group of figures; the names carry the unit. */
    public static final class Section {

        private final Map<String, Object> figures;

        private Section(Map<String, Object> figures) {
            this.figures = figures;
        }

        public Section put(String name, String text) {
            figures.put(name, text);
            return this;
        }

        public Section put(String name, long count) {
            figures.put(name, count);
            return this;
        }

        /** Kept to three decimals: more would claim more than was measured. */
        public Section put(String name, double value) {
            figures.put(name, Math.round(value * 1000) / 1000.0);
            return this;
        }

        public Section put(String name, List<String> texts) {
            figures.put(name, List.copyOf(texts));
            return this;
        }

        /** Count and percentiles in milliseconds; of an empty histogram only the count. */
        public Section putLatency(Histogram histogram) {
            put("count", histogram.getTotalCount());
            if (histogram.getTotalCount() > 0) {
                put("p50_ms", histogram.getValueAtPercentile(50) / NANOS_PER_MILLI);
                put("p99_ms", histogram.getValueAtPercentile(99) / NANOS_PER_MILLI);
                put("p99_9_ms", histogram.getValueAtPercentile(99.9) / NANOS_PER_MILLI);
                put("max_ms", histogram.getMaxValue() / NANOS_PER_MILLI);
            }
            return this;
        }
    }

    /** One figure that is a number, for those who decide on it. */
    public double number(String section, String name) {
        Object value = sections.getOrDefault(section, Map.of()).get(name);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("no number " + name + " in " + section + ", but " + value);
    }

    /** One figure a line, sections apart. */
    public String text() {
        StringBuilder text = new StringBuilder();
        sections.forEach((name, figures) -> {
            text.append(name).append('\n');
            figures.forEach((figure, value) -> text.append("  %-38s %s%n".formatted(figure, plain(value))));
        });
        return text.toString();
    }

    private static String plain(Object value) {
        return switch (value) {
            case Double number -> String.format(Locale.ROOT, "%.3f", number);
            case List<?> texts -> texts.isEmpty() ? "-"
                    : String.join("\n  " + " ".repeat(39), texts.stream().map(String::valueOf).toList());
            default -> value.toString();
        };
    }

    /** One object of sections, one figure a line. */
    public String json() {
        List<String> parts = new ArrayList<>();
        sections.forEach((name, figures) -> {
            List<String> lines = new ArrayList<>();
            figures.forEach((figure, value) -> lines.add("    " + Json.quote(figure) + ": " + json(value)));
            parts.add("  " + Json.quote(name) + ": {\n" + String.join(",\n", lines) + "\n  }");
        });
        return "{\n" + String.join(",\n", parts) + "\n}\n";
    }

    private static String json(Object value) {
        return switch (value) {
            case Number number -> number.toString();
            case List<?> texts -> "[" + String.join(", ", texts.stream().map(each -> Json.quote(String.valueOf(each))).toList()) + "]";
            default -> Json.quote(value.toString());
        };
    }
}
