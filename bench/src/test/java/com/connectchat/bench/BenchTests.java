package com.connectchat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        return Bench.run(List.of(words), new PrintStream(out), new PrintStream(err));
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("direct:", "groups:", "idle:", "offline:", "storm:", "--url URL", "exit code");
    }

    @Test
    void explainsOneScenario() {
        assertThat(run("idle", "--help")).isZero();

        assertThat(out.toString()).contains("--hold").doesNotContain("--flat-out");
    }

    @Test
    void saysWhatIsWrongWithTheOptions() {
        assertThat(run("breakdance")).isEqualTo(2);
        assertThat(run("direct", "--url", "ws://127.0.0.1:1/")).isEqualTo(2);

        assertThat(err.toString()).contains("no scenario breakdance; legal are [direct, groups, idle, offline, storm]",
                "--tokens is missing");
    }

    @Test
    void saysHowToMakeTokens() {
        assertThat(run("direct", "--url", "ws://127.0.0.1:1/", "--tokens", "/nowhere")).isEqualTo(2);

        assertThat(err.toString()).contains("/nowhere", "connectchat.jar token");
    }
}
