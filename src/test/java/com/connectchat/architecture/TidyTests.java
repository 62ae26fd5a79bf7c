package com.connectchat.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets for what has to be read. They hold for every source file that is ours: product, tests, load generator, web client. */
final class TidyTests {

    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 70;
    private static final int LINE_CHARS_MAX = 140;
    private static final int FILE_LINES_P90 = 150;
    private static final int METHOD_LINES_P90 = 15;

    /** A file or {@code File#method} over its budget, and why. The list may only shrink: an entry that is no longer needed fails too. */
    private static final Map<String, String> EXCEPTIONS = Map.of();

    @Test
    void filesAndMethodsKeepTheirBudgets() throws IOException {
        List<String> tooLong = sources().flatMap(TidyTests::overBudget).toList();

        assertThat(tooLong).isSubsetOf(EXCEPTIONS.keySet());
        assertThat(EXCEPTIONS.keySet()).as("exceptions that are no longer needed").isSubsetOf(tooLong);
    }

    @Test
    void linesAreShortWithoutTabsAndWithoutLeftovers() throws IOException {
        assertThat(sources().flatMap(TidyTests::untidyLines)).isEmpty();
    }

    @Test
    void mostFilesAndMethodsAreShort() throws IOException {
        List<SourceFile> product = SourceFile.below(Path.of("src/main")).toList();

        assertThat(percentile90(product.stream().map(SourceFile::lineCount))).isLessThanOrEqualTo(FILE_LINES_P90);
        assertThat(percentile90(product.stream().flatMap(file -> file.methodLines().values().stream())))
                .isLessThanOrEqualTo(METHOD_LINES_P90);
    }

    @Test
    void aFileOverItsBudgetIsSeen(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Long.java"), "//\n".repeat(FILE_LINES_MAX + 1));
        Files.writeString(folder.resolve("long.js"), "//\n".repeat(FILE_LINES_MAX + 1));
        Files.writeString(folder.resolve("Full.java"), "//\n".repeat(FILE_LINES_MAX));

        assertThat(SourceFile.below(folder).flatMap(TidyTests::overBudget)).containsExactlyInAnyOrder("Long.java", "long.js");
    }

    @Test
    void aMethodOverItsBudgetIsSeen(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Long.java"), """
                final class Long {
                    Runnable inner = new Runnable() {
                        public void run() {%s
                        }
                    };
                    void full() {%s
                    }
                }
                """.formatted("\n".repeat(METHOD_LINES_MAX - 1), "\n".repeat(METHOD_LINES_MAX - 2)));

        assertThat(SourceFile.below(folder).flatMap(TidyTests::overBudget)).containsExactly("Long.java#run");
    }

    @Test
    void untidyLinesAreSeen(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Untidy.java"), """
                // %s
                \t// indented
                // %s: later
                // %s
                """.formatted("x".repeat(LINE_CHARS_MAX), "TO" + "DO", "x".repeat(LINE_CHARS_MAX - 3)));

        assertThat(SourceFile.below(folder).flatMap(TidyTests::untidyLines)).hasSize(3);
    }

    @Test
    void theNinetiethOfAHundredIsTheBudgetsMeasure() {
        assertThat(percentile90(Stream.iterate(1, i -> i + 1).limit(100))).isEqualTo(90);
    }

    private static Stream<SourceFile> sources() throws IOException {
        return Stream.concat(SourceFile.below(Path.of("src")), SourceFile.below(Path.of("bench")));
    }

    private static Stream<String> overBudget(SourceFile file) {
        Stream<String> self = file.lineCount() > FILE_LINES_MAX ? Stream.of(file.name()) : Stream.empty();
        Stream<String> methods = file.methodLines().entrySet().stream()
                .filter(method -> method.getValue() > METHOD_LINES_MAX)
                .map(method -> file.name() + "#" + method.getKey());
        return Stream.concat(self, methods);
    }

    private static Stream<String> untidyLines(SourceFile file) {
        return Stream.of(
                file.linesThat("is longer than " + LINE_CHARS_MAX, line -> line.length() > LINE_CHARS_MAX),
                file.linesThat("has a tab", line -> line.contains("\t")),
                file.linesThat("leaves something open", line -> line.contains("TO" + "DO") || line.contains("FIX" + "ME")))
                .flatMap(lines -> lines);
    }

    private static int percentile90(Stream<Integer> values) {
        List<Integer> sorted = values.sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.9) - 1);
    }
}
