package com.connectchat.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A data directory as it was at some moment, to be damaged and opened: numbered entries, each acknowledged. */
final class WrittenStore {

    static final String TABLE = "numbers";

    private final Path directory;

    WrittenStore(Path directory) {
        this.directory = directory;
    }

    static EmbeddedStore open(Path directory) {
        return EmbeddedStore.open(new EmbeddedSettings(directory), Clock.systemUTC());
    }

    /** Commits entries one by one, numbered from first (inclusive) to last (exclusive), of a size that puts records across blocks. */
    static void commit(EmbeddedStore store, int first, int last) {
        for (int number = first; number < last; number++) {
            store.commit(store.batch().put(store.table(TABLE), key(number), value(number)));
        }
    }

    /** Fills another table until its entries are in files, so that a new log begins while the old one is still needed. */
    static void beginNewLog(EmbeddedStore store) {
        byte[] filling = new byte[1 << 20];
        new Random(7).nextBytes(filling);
        for (int i = 0; i < 17; i++) {
            store.commit(store.batch().put(store.table("filling"), key(i), filling));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> store.sizeBytes() > 0);
    }

    /** How many entries are there, from 0 on without a hole; all must be as they were committed. */
    static int intactEntries(EmbeddedStore store) {
        int[] count = new int[1];
        store.table(TABLE).scan(key(0), key(Integer.MAX_VALUE), (key, value) -> {
            int expected = count[0]++;
            if (!Arrays.equals(key, key(expected)) || !Arrays.equals(value, value(expected))) {
                throw new AssertionError("Entry " + expected + " is not there as it was written");
            }
            return true;
        });
        return count[0];
    }

    static byte[] key(int number) {
        return "%010d".formatted(number).getBytes(UTF_8);
    }

    private static byte[] value(int number) {
        Random random = new Random(number);
        byte[] value = new byte[random.nextInt(4_000)];
        random.nextBytes(value);
        return value;
    }

    /** A copy in another place, as the disk would look if the machine had lost its power now. */
    WrittenStore copyTo(Path target) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(directory.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            return new WrittenStore(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EmbeddedStore open() {
        return open(directory);
    }

    /** The write-ahead logs, oldest first. */
    List<Path> logs() {
        return files(".log").stream().filter(WriteAheadLog::isOne).toList();
    }

    Path lastLog() {
        return logs().getLast();
    }

    Path manifest() {
        return files("").stream().filter(file -> file.getFileName().toString().startsWith("MANIFEST")).toList().getLast();
    }

    List<Path> tableFiles() {
        return files(".sst");
    }

    Path recovered() {
        return directory.resolve("recovered");
    }

    private List<Path> files(String suffix) {
        try (Stream<Path> files = Files.list(directory.resolve("store"))) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void cut(Path file, long size) {
        change(file, channel -> channel.truncate(size));
    }

    static void overwrite(Path file, long offset, byte[] bytes) {
        change(file, channel -> channel.write(ByteBuffer.wrap(bytes), offset));
    }

    static void flipBit(Path file, long offset, int bit) {
        change(file, channel -> {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            one.put(0, (byte) (one.get(0) ^ 1 << bit));
            channel.write(one.flip(), offset);
        });
    }

    private static void change(Path file, Change change) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            change.to(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Change {

        void to(FileChannel channel) throws IOException;
    }
}
