package com.connectchat.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.connectchat.embedded.LogFile.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all logs before RocksDB does, and tells two things apart that RocksDB does not: the torn record that a power cut leaves at the
 * end, which was never acknowledged and is cut off, and any other damage, which is refused. Every commit takes the next sequence
 * numbers, so a commit that is missing shows too. See ADR-0004.
 */
final class LogCheck {

    private static final Logger log = LoggerFactory.getLogger(LogCheck.class);
    private static final String RESTORE =
            "Acknowledged messages would be lost by going on, so nothing was changed. Keep a copy of the directory, look for a failing"
                    + " disk, and restore from a backup.";

    private final DataDirectory directory;

    LogCheck(DataDirectory directory) {
        this.directory = directory;
    }

    /**
     * Leaves only sound logs behind, or changes nothing.
     *
     * @throws DataDirectoryRefused if there is damage before the end
     */
    void run() throws IOException {
        Path database = directory.database();
        if (directory.isInitialized() && !Files.exists(database.resolve("CURRENT"))) {
            throw new DataDirectoryRefused(
                    "The file " + database.resolve("CURRENT") + " is missing, without which the store can't be read.", RESTORE);
        }
        List<WriteAheadLog> logs = new ArrayList<>();
        for (Path file : logFiles(database)) {
            logs.add(WriteAheadLog.read(file));
        }
        if (!sound(logs)) {
            long needed = OldestNeededLog.find(database);
            logs.removeIf(each -> each.number() < needed);
        }
        List<Tail> tails = tails(logs);
        manifestTail(database).ifPresent(tails::add);
        for (Tail tail : tails) {
            cutOff(tail);
        }
    }

    /** What a power cut left at the end of a file. */
    private record Tail(Path file, Fault fault) {
    }

    private static boolean sound(List<WriteAheadLog> logs) {
        return logs.stream().allMatch(each -> each.fault() == null) && brokenJoint(logs) == null;
    }

    private static List<Tail> tails(List<WriteAheadLog> logs) {
        List<Tail> tails = new ArrayList<>();
        for (WriteAheadLog each : logs) {
            Fault fault = each.fault();
            if (fault != null && fault.followed()) {
                throw damaged(each.file(), fault);
            }
            if (fault != null) {
                tails.add(new Tail(each.file(), fault));
            }
        }
        Tail broken = brokenJoint(logs);
        if (broken != null) {
            throw damaged(broken.file, broken.fault);
        }
        return tails;
    }

    /**
     * Where a log does not go on with the write that the one before it would have had next. A torn tail in between is no gap
     * as long as the numbers are joined: it took none.
     */
    private static @Nullable Tail brokenJoint(List<WriteAheadLog> logs) {
        WriteAheadLog before = null;
        for (WriteAheadLog each : logs) {
            if (each.isEmpty()) {
                continue;
            }
            if (before != null && each.firstSequence() != before.nextSequence()) {
                String what = "write %d is missing, %s starts with write %d"
                        .formatted(before.nextSequence(), each.file().getFileName(), each.firstSequence());
                Fault fault = before.fault();
                return new Tail(before.file(), new Fault(fault == null ? before.size() : fault.offset(), what, true));
            }
            before = each;
        }
        return null;
    }

    private static Optional<Tail> manifestTail(Path database) throws IOException {
        Path current = database.resolve("CURRENT");
        if (!Files.exists(current)) {
            return Optional.empty();
        }
        Path manifest = database.resolve(Files.readString(current).strip());
        if (!Files.isRegularFile(manifest)) {
            throw new DataDirectoryRefused("The file " + current + " names " + manifest.getFileName() + ", which is missing.", RESTORE);
        }
        try (LogFile file = new LogFile(manifest)) {
            Fault fault = file.read(_ -> null);
            if (fault != null && fault.followed()) {
                throw damaged(manifest, fault);
            }
            return Optional.ofNullable(fault).map(found -> new Tail(manifest, found));
        }
    }

    /** Keeps what is cut off for those who want to look at it, and cuts only when that is on the disk. */
    private void cutOff(Tail tail) throws IOException {
        long offset = tail.fault.offset();
        Path kept = directory.recovered().resolve(tail.file.getFileName() + "." + offset);
        Files.createDirectories(kept.getParent());
        try (FileChannel file = FileChannel.open(tail.file, READ, WRITE);
                FileChannel copy = FileChannel.open(kept, CREATE, TRUNCATE_EXISTING, WRITE)) {
            long bytes = file.size() - offset;
            for (long done = 0; done < bytes; ) {
                done += file.transferTo(offset + done, bytes - done, copy);
            }
            copy.force(true);
            file.truncate(offset);
            file.force(true);
            log.warn("The process or the machine stopped while it wrote {} ({} at offset {}). Cut {} bytes off, which were not"
                    + " acknowledged; they are kept as {}.", tail.file, tail.fault.what(), offset, bytes, kept);
        }
    }

    private static DataDirectoryRefused damaged(Path file, Fault fault) {
        return new DataDirectoryRefused(
                "The file " + file + " is damaged at offset " + fault.offset() + ": " + fault.what() + ", and valid data follows.",
                        RESTORE);
    }

    private static List<Path> logFiles(Path database) throws IOException {
        if (!Files.isDirectory(database)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(database)) {
            return files.filter(WriteAheadLog::isOne).sorted(Comparator.comparingLong(WriteAheadLog::numberOf)).toList();
        }
    }
}
