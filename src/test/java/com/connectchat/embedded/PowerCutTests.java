package com.connectchat.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The disk as a power cut may leave it: everything up to the last flush is there; of the record that was being written behind it, any
 * part, in any order of its sectors.
 */
class PowerCutTests {

    private static final int ACKNOWLEDGED = 40;
    private static final int SECTOR = 512;
    private static final long SEED = new Random().nextLong();

    @TempDir
    static Path shared;
    /** The disk with one record more than was acknowledged, which is larger than two blocks. */
    private static WrittenStore written;
    private static long flushed;

    @TempDir
    Path own;

    @BeforeAll
    static void write() {
        System.out.println("PowerCutTests: seed " + SEED);
        WrittenStore live = new WrittenStore(shared.resolve("live"));
        try (EmbeddedStore store = live.open()) {
            WrittenStore.commit(store, 0, ACKNOWLEDGED);
            flushed = WrittenStore.size(live.lastLog());
            Batch last = store.batch().put(store.table(WrittenStore.TABLE), WrittenStore.key(ACKNOWLEDGED), new byte[0]);
            store.commit(last.put(store.table("large"), new byte[1], new byte[70_000]));
            written = live.copyTo(shared.resolve("image"));
        }
    }

    @AfterAll
    static void forget() {
        written = new WrittenStore(shared);
    }

    static LongStream cuts() {
        long size = WrittenStore.size(written.lastLog());
        LongStream edges = LongStream.of(0, 1, 6, 7, 8, 18, 19, size - flushed - 1);
        LongStream blocks = LongStream.rangeClosed(flushed / LogFile.BLOCK_BYTES + 1, size / LogFile.BLOCK_BYTES)
                .flatMap(block -> LongStream.of(-1, 0, 1, 7).map(near -> block * LogFile.BLOCK_BYTES + near - flushed));
        return LongStream.concat(LongStream.concat(edges, blocks), new Random(SEED).longs(5, 0, size - flushed))
                .map(cut -> flushed + cut).filter(cut -> cut >= flushed && cut < size);
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void losesNothingAcknowledgedWhereverTheLogIsCut(long size) {
        WrittenStore image = written.copyTo(own.resolve("image"));

        WrittenStore.cut(image.lastLog(), size);

        assertOpensWith(image, ACKNOWLEDGED);
    }

    static IntStream tornBySectors() {
        return new Random(SEED).ints(12);
    }

    @ParameterizedTest
    @MethodSource("tornBySectors")
    void losesNothingAcknowledgedWhicheverSectorsOfTheLastRecordAreMissing(int seed) {
        WrittenStore image = written.copyTo(own.resolve("image"));

        Random random = new Random(seed);
        long size = WrittenStore.size(image.lastLog());
        long hit = flushed + random.nextLong(size - flushed);
        for (long sector = flushed / SECTOR; sector <= size / SECTOR; sector++) {
            long from = Math.max(flushed, sector * SECTOR);
            long to = Math.min(size, (sector + 1) * SECTOR);
            if (random.nextBoolean() || (from <= hit && hit < to)) {
                WrittenStore.overwrite(image.lastLog(), from, garbage(random, (int) (to - from)));
            }
        }

        assertOpensWith(image, ACKNOWLEDGED);
    }

    @Test
    void takesAWholeRecordThatWasNotAcknowledgedYet() {
        WrittenStore image = written.copyTo(own.resolve("image"));

        try (EmbeddedStore store = image.open()) {
            assertThat(store.table(WrittenStore.TABLE).get(WrittenStore.key(ACKNOWLEDGED))).isEmpty();
            assertThat(store.table("large").get(new byte[1])).hasSize(70_000);
        }
        assertThat(image.recovered()).doesNotExist();
    }

    @Test
    void keepsWhatItCutOff() throws Exception {
        WrittenStore image = written.copyTo(own.resolve("image"));
        WrittenStore.cut(image.lastLog(), flushed + 100);

        image.open().close();

        try (Stream<Path> kept = Files.list(image.recovered())) {
            assertThat(kept).singleElement().satisfies(file -> assertThat(file).hasSize(100));
        }
    }

    private static void assertOpensWith(WrittenStore image, int entries) {
        try (EmbeddedStore store = image.open()) {
            assertThat(WrittenStore.intactEntries(store)).isEqualTo(entries);
            WrittenStore.commit(store, entries, entries + 1);
        }
        try (EmbeddedStore store = image.open()) {
            assertThat(WrittenStore.intactEntries(store)).isEqualTo(entries + 1);
        }
    }

    /** What a sector that was not written may hold: zeros, or what was there before. */
    private static byte[] garbage(Random random, int length) {
        byte[] bytes = new byte[length];
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
        }
        return bytes;
    }
}
