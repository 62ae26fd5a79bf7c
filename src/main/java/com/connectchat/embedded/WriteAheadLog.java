package com.connectchat.embedded;

import com.connectchat.embedded.LogFile.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one file of the write-ahead log holds.
 *
 * @param firstSequence the number of its first write, or {@link #NONE} where it holds no sound record
 * @param nextSequence the number that the write behind its last sound one has
 * @param fault where it stops making sense
 */
record WriteAheadLog(Path file, long size, long firstSequence, long nextSequence, @Nullable Fault fault) {

    static final long NONE = -1;
    private static final Pattern NAME = Pattern.compile("(\\d+)\\.log");

    static boolean isOne(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    static long numberOf(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name, 0, name.indexOf('.'), 10);
    }

    static WriteAheadLog read(Path path) throws IOException {
        Sequence sequence = new Sequence();
        try (LogFile file = new LogFile(path)) {
            Fault fault = file.read(sequence);
            return new WriteAheadLog(path, file.size(), sequence.first, sequence.next, fault);
        }
    }

    long number() {
        return numberOf(file);
    }

    boolean isEmpty() {
        return firstSequence == NONE;
    }

    /** Follows the numbers from record to record. */
    private static final class Sequence implements LogFile.Reader {

        private long first = NONE;
        private long next = NONE;

        @Override
        public @Nullable String read(RecordStart start) {
            if (!start.complete()) {
                return "a record is too short";
            }
            if (next != NONE && start.sequence() != next) {
                return "write " + next + " should be there, but write " + start.sequence() + " is";
            }
            first = first == NONE ? start.sequence() : first;
            next = start.sequence() + start.writes();
            return null;
        }
    }
}
