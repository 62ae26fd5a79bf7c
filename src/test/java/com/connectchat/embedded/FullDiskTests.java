package com.connectchat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system that is really full. */
class FullDiskTests {

    @TempDir
    Path directory;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", directory.toString()), "only root may mount a small file system");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", directory.toString());
    }

    @Test
    void failsCommitsWhileItIsFullAndGoesOnByItselfWhenThereIsSpace() throws IOException {
        Path ballast = directory.resolve("ballast");
        WrittenStore written = new WrittenStore(directory.resolve("data"));
        int[] acknowledged = new int[1];
        try (EmbeddedStore store = written.open()) {
            WrittenStore.commit(store, 0, 10);
            Files.write(ballast, new byte[24 << 20]);
            acknowledged[0] = 10;

            assertThatThrownBy(() -> {
                while (true) {
                    WrittenStore.commit(store, acknowledged[0], acknowledged[0] + 1);
                    acknowledged[0]++;
                }
            }).isInstanceOf(StoreFailure.class).hasMessageContaining("No space");
            assertThat(WrittenStore.intactEntries(store)).isEqualTo(acknowledged[0]);

            Files.delete(ballast);
            await().atMost(Duration.ofSeconds(30)).ignoreExceptionsInstanceOf(StoreFailure.class)
                    .untilAsserted(() -> WrittenStore.commit(store, acknowledged[0], acknowledged[0] + 1));
        }

        try (EmbeddedStore store = written.open()) {
            assertThat(WrittenStore.intactEntries(store)).isEqualTo(acknowledged[0] + 1);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }
}
