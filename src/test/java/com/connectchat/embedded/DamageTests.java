package com.connectchat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damage to what was flushed is reported with the file, and never skipped. */
class DamageTests {

    private static final int ACKNOWLEDGED = 60;
    private static final long SEED = new Random().nextLong();

    @TempDir
    static Path shared;
    /** A disk with one log. */
    private static WrittenStore one;
    /** A disk with two logs, both needed. */
    private static WrittenStore two;
    private static long startOfLastRecord;

    @TempDir
    Path own;

    @BeforeAll
    static void write() {
        System.out.println("DamageTests: seed " + SEED);
        WrittenStore live = new WrittenStore(shared.resolve("live"));
        try (EmbeddedStore store = live.open()) {
            WrittenStore.commit(store, 0, ACKNOWLEDGED - 1);
            startOfLastRecord = WrittenStore.size(live.lastLog());
            WrittenStore.commit(store, ACKNOWLEDGED - 1, ACKNOWLEDGED);
            one = live.copyTo(shared.resolve("one"));
            WrittenStore.beginNewLog(store);
            WrittenStore.commit(store, ACKNOWLEDGED, ACKNOWLEDGED + 1);
            two = live.copyTo(shared.resolve("two"));
        }
    }

    static IntStream seeds() {
        return new Random(SEED).ints(30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void refusesALogWithABitFlippedBeforeItsLastRecord(int seed) {
        WrittenStore image = one.copyTo(own.resolve("image"));
        Random random = new Random(seed);
        Path log = image.lastLog();

        WrittenStore.flipBit(log, random.nextLong(startOfLastRecord), random.nextInt(8));

        assertRefused(image, log);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void refusesALogWithZerosBeforeItsLastRecord(int seed) {
        WrittenStore image = one.copyTo(own.resolve("image"));
        Random random = new Random(seed);
        Path log = image.lastLog();
        int length = 1 + random.nextInt(5_000);

        WrittenStore.overwrite(log, random.nextLong(startOfLastRecord - length), new byte[length]);

        assertRefused(image, log);
    }

    @Test
    void refusesALogWithABlockMissing() throws IOException {
        WrittenStore image = one.copyTo(own.resolve("image"));
        Path log = image.lastLog();
        byte[] all = Files.readAllBytes(log);

        System.arraycopy(all, 2 * LogFile.BLOCK_BYTES, all, LogFile.BLOCK_BYTES, all.length - 2 * LogFile.BLOCK_BYTES);
        Files.write(log, Arrays.copyOf(all, all.length - LogFile.BLOCK_BYTES));

        assertRefused(image, log);
    }

    @Test
    void refusesAnOlderLogThatIsCut() {
        WrittenStore image = two.copyTo(own.resolve("image"));
        Path older = image.logs().getFirst();

        WrittenStore.cut(older, WrittenStore.size(older) - 10);

        assertRefused(image, older);
    }

    @Test
    void refusesAnOlderLogThatEndsTooEarlyAtTheEndOfARecord() {
        WrittenStore image = two.copyTo(own.resolve("image"));
        Path older = image.logs().getFirst();

        WrittenStore.cut(older, startOfLastRecord);

        assertRefused(image, older);
    }

    @Test
    void refusesDamageInANewerLog() {
        WrittenStore image = two.copyTo(own.resolve("image"));
        Path newer = image.lastLog();

        WrittenStore.flipBit(newer, 10, 3);

        assertRefused(image, newer);
    }

    @Test
    void opensWhatIsNotDamaged() {
        WrittenStore image = two.copyTo(own.resolve("image"));

        try (EmbeddedStore store = image.open()) {
            assertThat(image.logs()).isNotEmpty();
            assertThat(WrittenStore.intactEntries(store)).isEqualTo(ACKNOWLEDGED + 1);
        }
    }

    @Test
    void refusesADamagedManifest() {
        WrittenStore image = two.copyTo(own.resolve("image"));

        WrittenStore.flipBit(image.manifest(), 20, 1);

        assertRefused(image, image.manifest());
    }

    @Test
    void refusesAMissingManifest() throws IOException {
        WrittenStore image = two.copyTo(own.resolve("image"));
        Path manifest = image.manifest();

        Files.delete(manifest);

        assertRefused(image, manifest);
    }

    @Test
    void refusesAStoreWithoutItsCurrentFileInsteadOfMakingANewOne() throws IOException {
        WrittenStore image = two.copyTo(own.resolve("image"));
        Path current = image.manifest().resolveSibling("CURRENT");

        Files.delete(current);

        assertRefused(image, current);
        assertThat(image.tableFiles()).isNotEmpty();
    }

    @Test
    void refusesAMissingTableFile() throws IOException {
        WrittenStore image = two.copyTo(own.resolve("image"));
        Path table = image.tableFiles().getFirst();

        Files.delete(table);

        assertRefused(image, table);
    }

    @Test
    void refusesATableFileThatIsCut() {
        WrittenStore image = two.copyTo(own.resolve("image"));
        Path table = image.tableFiles().getFirst();

        WrittenStore.cut(table, WrittenStore.size(table) - 1);

        assertRefused(image, table);
    }

    @Test
    void failsToReadADamagedEntryAndNamesTheFile() {
        WrittenStore image = two.copyTo(own.resolve("image"));
        Path table = image.tableFiles().getFirst();
        WrittenStore.overwrite(table, 1_000, new byte[100]);

        try (EmbeddedStore store = image.open()) {
            Table filling = store.table("filling");

            assertThatThrownBy(() -> filling.get(WrittenStore.key(0)))
                    .isInstanceOf(StoreFailure.class).hasMessageContaining(table.getFileName().toString());
            assertThatThrownBy(() -> filling.scan(WrittenStore.key(0), WrittenStore.key(9), (_, _) -> true))
                    .isInstanceOf(StoreFailure.class).hasMessageContaining(table.getFileName().toString());
        }
    }

    @Test
    void changesNothingWhenItRefuses() throws IOException {
        WrittenStore image = one.copyTo(own.resolve("image"));
        WrittenStore.flipBit(image.lastLog(), 100, 0);
        byte[] before = Files.readAllBytes(image.lastLog());

        assertRefused(image, image.lastLog());
        assertRefused(image, image.lastLog());

        assertThat(Files.readAllBytes(image.lastLog())).isEqualTo(before);
        assertThat(image.logs()).hasSize(1);
    }

    @Test
    void ignoresDamageInALogThatIsNotNeededAnyMore() throws IOException {
        WrittenStore image = one.copyTo(own.resolve("image"));
        Path old = image.lastLog();
        byte[] bytes = Files.readAllBytes(old);
        image.open().close();

        Files.write(old, bytes);
        WrittenStore.flipBit(old, 100, 0);

        try (EmbeddedStore store = image.open()) {
            assertThat(WrittenStore.intactEntries(store)).isEqualTo(ACKNOWLEDGED);
        }
    }

    private static void assertRefused(WrittenStore image, Path file) {
        assertThatThrownBy(image::open)
                .isInstanceOfSatisfying(DataDirectoryRefused.class, refusal -> {
                    assertThat(refusal).hasMessageContaining(file.getFileName().toString());
                    assertThat(refusal.remedy()).contains("backup");
                });
    }
}
