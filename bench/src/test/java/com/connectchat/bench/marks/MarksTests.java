package com.connectchat.bench.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.connectchat.bench.cli.UsageError;
import com.connectchat.bench.scenario.RunFailed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarksTests {

    @TempDir
    private Path folder;

    private String marks(String script, String... words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Path file = Files.writeString(folder.resolve("mark.lua"), script);
        List<String> all = new ArrayList<>(List.of("--script", file.toString(), "--members=5", "--warmup=3", "--pipelines=10"));
        all.addAll(List.of(words));
        Marks.run(all, new PrintStream(out));
        return out.toString();
    }

    @Test
    void timesAScriptForEachMemberWhereSomethingIsNewAndWhereNothingIs() throws IOException {
        String figures = marks("return redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])", "--arguments", "c_1 %s");

        assertThat(figures).contains("something_new", "nothing_new", "server_cpu_us_per_pipeline", "p99_ms");
    }

    @Test
    void preparesEachMember() throws IOException {
        String script = "if redis.call('HGET', KEYS[1], 'name') ~= ARGV[1] then error('not prepared') end return 1";

        String figures = marks(script, "--keys", "{u%n}:away", "--arguments", "u%n", "--prepare", "HSET {u%n}:away name u%n");

        assertThat(figures).contains("nothing_new");
    }

    @Test
    void saysWhatRedisRefused() {
        assertThatThrownBy(() -> marks("error('no such thing')")).isInstanceOf(RunFailed.class).hasMessageContaining("no such thing");
    }

    @Test
    void saysWhatScriptItNeeds() {
        assertThatThrownBy(() -> Marks.run(List.of("--script", "/nowhere.lua"), System.out)).isInstanceOf(UsageError.class)
                .hasMessageContaining("/nowhere.lua");
    }
}
