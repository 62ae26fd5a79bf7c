package com.connectchat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on one data directory. */
class KilledProcessTests {

    private static final Random RANDOM = seeded();

    @TempDir
    static Path directory;

    private static Random seeded() {
        long seed = new Random().nextLong();
        System.out.println("KilledProcessTests: seed " + seed);
        return new Random(seed);
    }

    /** Each repetition goes on where the one before was killed. */
    @RepeatedTest(4)
    void loseNothingAcknowledgedAndHalveNoCommit() throws Exception {
        int[] acknowledged = new int[StoreProcess.WRITERS];

        try (StoreProcess process = StoreProcess.start(directory)) {
            int killAfter = 1 + RANDOM.nextInt(3_000);
            List<Integer> next = process.nextAcknowledged();
            for (int seen = 1; !next.isEmpty(); seen++) {
                acknowledged[next.get(0)] = next.get(1) + 1;
                if (seen == killAfter) {
                    process.kill();
                }
                next = process.nextAcknowledged();
            }
        }

        try (EmbeddedStore store = WrittenStore.open(directory)) {
            for (int writer = 0; writer < StoreProcess.WRITERS; writer++) {
                int stored = StoreProcess.count(store, StoreProcess.HERE, writer);
                assertThat(stored).as("writer %d", writer).isGreaterThanOrEqualTo(acknowledged[writer]);
                assertThat(StoreProcess.count(store, StoreProcess.THERE, writer)).as("writer %d", writer).isEqualTo(stored);
                assertThat(stored == 0 || store.table(StoreProcess.HERE).get(StoreProcess.key(writer, stored - 1)) != null).isTrue();
            }
        }
    }

    @Test
    void refuseToShareADirectory(@TempDir Path shared) throws IOException, InterruptedException {
        try (StoreProcess first = StoreProcess.start(shared)) {
            first.nextAcknowledged();

            assertThatThrownBy(() -> WrittenStore.open(shared))
                    .isInstanceOfSatisfying(DataDirectoryRefused.class, refusal -> {
                        assertThat(refusal).hasMessageContaining("in use by another process: pid " + first.pid());
                        assertThat(refusal.remedy()).contains("Stop the other one");
                    });
            assertThat(first.nextAcknowledged()).isNotEmpty();
        }
    }
}
