package com.connectchat.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cuts and flipped bits all over a log that RocksDB wrote, which has records of one, two and four blocks. */
class LogFileTests {

    private static final long SEED = new Random().nextLong();

    @TempDir
    static Path directory;
    private static byte[] log;
    /** Where records end, the start of the file first. */
    private static final List<Integer> ends = new ArrayList<>();

    @BeforeAll
    static void write() throws IOException {
        System.out.println("LogFileTests: seed " + SEED);
        Random random = new Random(SEED);
        WrittenStore live = new WrittenStore(directory.resolve("live"));
        try (EmbeddedStore store = live.open()) {
            Table table = store.table("t");
            for (int size : new int[]{10, 20_000, 30_000, 100, 70_000, 1}) {
                ends.add((int) WrittenStore.size(live.lastLog()));
                byte[] value = new byte[size];
                random.nextBytes(value);
                store.commit(store.batch().put(table, new byte[1], value));
            }
            log = Files.readAllBytes(live.lastLog());
        }
    }

    @Test
    void readsAWholeLogWithoutFault() throws IOException {
        WriteAheadLog read = read(log);

        assertThat(read.fault()).isNull();
        assertThat(read.nextSequence() - read.firstSequence()).isEqualTo(ends.size());
    }

    @Test
    void takesACutForTheTornTailThatItIs() throws IOException {
        for (int size = 0; size < log.length; size += 211) {
            WriteAheadLog read = read(Arrays.copyOf(log, size));

            int cut = size;
            long whole = ends.stream().filter(end -> end <= cut).count();
            if (ends.contains(size) || size == 0) {
                assertThat(read.fault()).as("cut at %d", size).isNull();
            } else if (whole > 0) {
                assertThat(read.fault()).as("cut at %d", size).isNotNull();
                assertThat(read.fault().followed()).as("cut at %d", size).isFalse();
                assertThat(read.fault().offset()).as("cut at %d", size).isEqualTo(ends.get((int) whole - 1).longValue());
            }
        }
    }

    @Test
    void tellsAFlippedBitBeforeTheLastRecordFromATornTail() throws IOException {
        int startOfLast = ends.getLast();
        Random random = new Random(SEED);

        for (int at = 0; at < startOfLast; at += 1 + random.nextInt(400)) {
            byte[] damaged = log.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            WriteAheadLog read = read(damaged);

            assertThat(read.fault()).as("flip at %d", at).isNotNull();
            assertThat(read.fault().followed()).as("flip at %d", at).isTrue();
            assertThat(read.fault().offset()).as("flip at %d", at).isLessThanOrEqualTo(at);
        }
    }

    private static WriteAheadLog read(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("000001.log"), bytes);
        return WriteAheadLog.read(file);
    }
}
