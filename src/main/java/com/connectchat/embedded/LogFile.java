package com.connectchat.embedded;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file in the format of RocksDB's logs, which are its write-ahead log and its manifest: blocks of 32 KiB, in them fragments of a
 * 7-byte header (masked CRC-32C of type and payload, length, type) and a payload; one or more fragments make a record.
 *
 * <p>RocksDB reads these files too when it opens, but none of its recovery modes both accepts what a power cut leaves and refuses all
 * that is damaged: see ADR-0004.
 */
final class LogFile implements AutoCloseable {

    static final int BLOCK_BYTES = 32 * 1024;
    private static final int HEADER_BYTES = 7;
    private static final int MASK_DELTA = 0xa282ead8;
    private static final ValueLayout.OfInt LITTLE_INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort LITTLE_SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment bytes;
    private final CRC32C crc = new CRC32C();

    LogFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /** Takes the records of a log, and may object to one. */
    interface Reader {

        /**
         * @param start the record's first bytes, as many as it has up to {@link RecordStart#BYTES_MAX}
         * @return what is wrong with the record, or null
         */
        @Nullable String read(RecordStart start);
    }

    /**
     * Where a log stops making sense.
     *
     * @param offset where the record begins that is cut, damaged or objected to
     * @param what what is wrong
     * @param followed whether a whole record begins behind it: then it is no tail that was being written when the power went
     */
    record Fault(long offset, String what, boolean followed) {
    }

    long size() {
        return bytes.byteSize();
    }

    /** Shows all records up to the first fault, and that fault, or null where there is none. */
    @Nullable Fault read(Reader reader) {
        RecordStart start = new RecordStart();
        long recordAt = 0;
        boolean inside = false;
        long at = nextHeader(0);
        while (at < size()) {
            Fragment fragment = fragmentAt(at);
            recordAt = inside ? recordAt : at;
            String wrong = fragment.wrong != null ? fragment.wrong : outOfPlace(fragment, inside);
            if (wrong != null) {
                return new Fault(recordAt, wrong, recordBeginsBehind(at));
            }
            if (!inside) {
                start.clear();
            }
            start.append(bytes, at + HEADER_BYTES, fragment.length);
            inside = !fragment.ends();
            at = nextHeader(at + HEADER_BYTES + fragment.length);
            String objection = inside ? null : reader.read(start);
            if (objection != null) {
                return new Fault(recordAt, objection, true);
            }
        }
        return inside ? new Fault(recordAt, "the last record is cut short", false) : null;
    }

    @Override
    public void close() {
        arena.close();
    }

    /** The end of a block that is too short for a header is padding. */
    private static long nextHeader(long at) {
        long left = BLOCK_BYTES - at % BLOCK_BYTES;
        return left < HEADER_BYTES ? at + left : at;
    }

    private static @Nullable String outOfPlace(Fragment fragment, boolean inside) {
        if (inside && fragment.begins()) {
            return "a record has no end";
        }
        return !inside && !fragment.begins() ? "a record has no beginning" : null;
    }

    /** A record that begins behind the fault was written after it, so the fault was not the last thing written. */
    private boolean recordBeginsBehind(long fault) {
        for (long at = fault + 1; at + HEADER_BYTES <= size(); at++) {
            int type = bytes.get(ValueLayout.JAVA_BYTE, at + 6);
            boolean mayBegin = type == Fragment.FULL || type == Fragment.FIRST;
            if (mayBegin && fragmentAt(at).wrong == null) {
                return true;
            }
        }
        return false;
    }

    private Fragment fragmentAt(long at) {
        if (at + HEADER_BYTES > size()) {
            return Fragment.wrong("the last record is cut short");
        }
        int length = Short.toUnsignedInt(bytes.get(LITTLE_SHORT, at + 4));
        int type = bytes.get(ValueLayout.JAVA_BYTE, at + 6);
        if (type < Fragment.FULL || type > Fragment.LAST) {
            boolean zeros = type == 0 && length == 0;
            return Fragment.wrong(zeros ? "there are zeros where a record should be" : "a record has the unknown type " + type);
        }
        if (at % BLOCK_BYTES + HEADER_BYTES + length > BLOCK_BYTES) {
            return Fragment.wrong("a record claims a length of " + length + " bytes, which its block can't hold");
        }
        if (at + HEADER_BYTES + length > size()) {
            return Fragment.wrong("the last record is cut short");
        }
        int stored = bytes.get(LITTLE_INT, at);
        boolean sound = stored == maskedChecksum(at + 6, 1 + length);
        return sound ? new Fragment(type, length, null) : Fragment.wrong("a checksum does not match");
    }

    private int maskedChecksum(long at, int length) {
        crc.reset();
        crc.update(bytes.asSlice(at, length).asByteBuffer());
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    }

    private record Fragment(int type, int length, @Nullable String wrong) {

        static final int FULL = 1;
        static final int FIRST = 2;
        static final int LAST = 4;

        static Fragment wrong(String what) {
            return new Fragment(0, 0, what);
        }

        boolean begins() {
            return type <= FIRST;
        }

        boolean ends() {
            return type == FULL || type == LAST;
        }
    }
}
