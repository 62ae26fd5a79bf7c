package com.connectchat.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The directory on disk, held by this process until closed: made when missing, of a known format, used by nobody else.
 */
final class DataDirectory implements AutoCloseable {

    private static final String FORMAT = "1";
    /** Far behind what the file holds, so that where locks are mandatory the holder's name can still be read. */
    private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

    private final Path directory;
    private final FileChannel lockFile;

    private DataDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /** @throws DataDirectoryRefused if it can't be made, written or held, or has an unknown format */
    static DataDirectory hold(Path path, Clock clock) {
        Path directory = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
            DataDirectory held = new DataDirectory(directory, lock(directory, clock));
            held.closeUnlessUsable();
            return held;
        } catch (IOException e) {
            throw new DataDirectoryRefused(
                    "The data directory " + directory + " can't be written: " + e + ".",
                    "Give this user the right to write there, or name another directory with --connectchat.data-dir=…", e);
        }
    }

    /** The directory in which RocksDB keeps its files. */
    Path database() {
        return directory.resolve("store");
    }

    /** Where the native library lies while it is loaded. */
    Path nativeLibrary() {
        return directory.resolve("native");
    }

    /** Where bytes go that recovery cut off, so that nothing is lost to those who want to look. */
    Path recovered() {
        return directory.resolve("recovered");
    }

    /** True from when a database was first made here: from then on its files must be there. */
    boolean isInitialized() {
        return Files.exists(formatFile());
    }

    /** Remembers that there is a database here now, and its format. */
    void markInitialized() throws IOException {
        if (isInitialized()) {
            return;
        }
        Path written = directory.resolve("format.new");
        try (FileChannel file = FileChannel.open(written, CREATE, WRITE, TRUNCATE_EXISTING)) {
            writeFully(file, FORMAT + "\n");
            file.force(true);
        }
        Files.move(written, formatFile(), StandardCopyOption.ATOMIC_MOVE);
        flushEntries(directory);
        flushEntries(directory.resolveSibling("."));
    }

    /** Flushes which files a directory has. */
    static void flushEntries(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory, READ)) {
            entries.force(true);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StoreFailure("The lock of the data directory " + directory + " can't be released: " + e, e);
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }

    private static FileChannel lock(Path directory, Clock clock) throws IOException {
        FileChannel file = FileChannel.open(directory.resolve("lock"), CREATE, READ, WRITE);
        if (tryLock(file) == null) {
            String holder = read(file);
            file.close();
            throw new DataDirectoryRefused(
                    "The data directory " + directory + " is in use by another process: " + holder + ".",
                    "One process at a time can use a data directory. Stop the other one, or name another directory with"
                            + " --connectchat.data-dir=…");
        }
        ProcessHandle self = ProcessHandle.current();
        file.truncate(0);
        writeFully(file, "pid " + self.pid() + ", " + self.info().command().orElse("command unknown") + ", since " + clock.instant());
        return file;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock(LOCK_POSITION, 1, false);
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private void closeUnlessUsable() throws IOException {
        try {
            checkFormat();
        } catch (IOException | DataDirectoryRefused e) {
            close();
            throw e;
        }
    }

    private void checkFormat() throws IOException {
        if (!isInitialized()) {
            return;
        }
        String found = Files.readString(formatFile()).strip();
        if (!found.equals(FORMAT)) {
            throw new DataDirectoryRefused(
                    "The data directory " + directory + " has the format '" + found + "'; this version reads format '" + FORMAT + "'.",
                    "Start the version that wrote it, or name another directory with --connectchat.data-dir=…");
        }
    }

    private Path formatFile() {
        return directory.resolve("format");
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(500);
        file.read(buffer, 0);
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
    }

    private static void writeFully(FileChannel file, String text) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }
}
