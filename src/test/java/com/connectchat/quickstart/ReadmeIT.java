package com.connectchat.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.connectchat.browser.RunningServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lines of the README are run as they stand there, but for the ports. */
final class ReadmeIT {

    private static final Pattern LINES = Pattern.compile("(?ms)^```bash\n(.*?)^```$");

    @Test
    void theLinesPutAMessageOnTheScreen() throws IOException, InterruptedException {
        assumeThat(run("npx -y wscat --version").exitCode()).as("exit code of 'npx -y wscat --version': npm brings wscat").isZero();

        try (RunningServer server = RunningServer.start()) {
            Ended lines = run(lines().replace("localhost:8080", "127.0.0.1:" + server.url().getPort())
                    .replace("localhost:8081", "127.0.0.1:" + server.socketPort()));

            Stream<String> answers = lines.output().lines()
                    .filter(line -> line.startsWith("{") && !line.startsWith("{\"type\":\"message.new\""));
            assertThat(answers).as("what came back beside the history").satisfiesExactlyInAnyOrder(
                    line -> assertThat(line).contains("\"id\":\"1\"", "\"type\":\"welcome\"", "\"user_id\":\"u_bob\""),
                    line -> assertThat(line).contains("\"type\":\"sync.done\""),
                    line -> assertThat(line).contains("\"id\":\"2\"", "\"type\":\"ok\"", "\"duplicate\":false"),
                    line -> assertThat(line).contains("Hello from the terminal", "\"username\":\"alice\""));
            assertThat(lines.exitCode()).isZero();
        }
    }

    private static String lines() throws IOException {
        Matcher block = LINES.matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).as("README.md has a block of bash").isTrue();
        return block.group(1);
    }

    /** Standard input stays open, as in a terminal: wscat ends when it is closed. */
    private static Ended run(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of("bash", "-o", "errexit", "-o", "pipefail", "-c", script))
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int exitCode, String output) {
    }
}
