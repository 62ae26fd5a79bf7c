package com.connectchat.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the SDK and of the web client's plain functions, which are written in JavaScript, where Node is there. */
class JavaScriptTests {

    /** The first with a test runner that is no longer experimental. */
    private static final int NODE_VERSION_MIN = 20;

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");

    @TempDir
    Path directory;

    @Test
    void passesTheTestsWrittenInJavaScript() throws Exception {
        assumeThat(nodeVersion()).as("Node %d or newer on the PATH runs src/test/js", NODE_VERSION_MIN)
                .isGreaterThanOrEqualTo(NODE_VERSION_MIN);

        Outcome outcome = run(Stream.concat(Stream.of("node", "--test"), testFiles()).toList());

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).containsPattern("pass [1-9]");
    }

    private static Stream<String> testFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/js"))) {
            return files.map(Path::toString).filter(name -> name.endsWith(".test.mjs")).sorted().toList().stream();
        }
    }

    private int nodeVersion() throws Exception {
        try {
            Matcher version = VERSION.matcher(run(List.of("node", "--version")).output().strip());
            return version.matches() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException noSuchProgram) {
            return 0;
        }
    }

    private Outcome run(List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Outcome(process.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private record Outcome(int exitCode, String output) {
    }
}
