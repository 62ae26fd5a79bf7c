package com.connectchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as scripts use it: a process of its own, without the classes of the tests. */
class TokenCommandTests {

    @TempDir
    Path directory;

    @Test
    void printsUserNameAndTokenALineAndNothingElseAndKeepsUsersAcrossCalls() throws Exception {
        Result first = run(directory, "--users=load", "--count=3", "--ttl=1h");
        Result second = run(directory, "--users=load", "--count=4");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(first.lines()).hasSize(3).allSatisfy(fields -> {
            assertThat(fields).hasSize(3);
            assertThat(fields.getFirst()).startsWith("u_");
            assertThat(fields.getLast()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]{86}");
        });
        assertThat(first.lines()).extracting(fields -> fields.get(1)).containsExactly("load1", "load2", "load3");
        assertThat(second.lines()).hasSize(4);
        assertThat(second.lines().subList(0, 3)).extracting(List::getFirst)
                .containsExactlyElementsOf(first.lines().stream().map(List::getFirst).toList());
    }

    @Test
    void saysWhatIsWrongOnStandardErrorOnly() throws Exception {
        Result nobody = run(directory, "--count=3");
        Result soon = run(directory, "--users=load", "--count=1", "--ttl=soon");
        Result noDirectory = run(Files.createFile(directory.resolve("file")), "--users=load", "--count=1");

        assertThat(List.of(nobody, soon, noDirectory)).allSatisfy(result -> {
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("Usage: token");
        });
        assertThat(nobody.err()).contains("--users is missing");
        assertThat(soon.err()).contains("soon");
        assertThat(noDirectory.err()).contains("data directory");
    }

    private Result run(Path data, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", productionClassPath(), ConnectChat.class.getName(), TokenCommand.NAME,
                "--connectchat.data-dir=" + data));
        command.addAll(List.of(options));
        Path out = Files.createTempFile(directory, "out", null);
        Path err = Files.createTempFile(directory, "err", null);
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ends by itself").isTrue();
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static String productionClassPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator)).filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private record Result(int exitCode, String out, String err) {

        List<List<String>> lines() {
            return out.lines().map(line -> List.of(line.split("\t"))).toList();
        }
    }
}
