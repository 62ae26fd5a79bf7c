package com.connectchat.embedded;

import com.connectchat.embedded.Cursor.Direction;
import com.connectchat.embedded.Cursor.Range;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * A table that forgets. Every entry belongs to the generation in which it was put, a span as long as the time to live, whose number comes
 * before the key. The newest two generations live; what is older goes by one deletion of a range, so nothing is ever searched for what
 * has expired. A read looks in both. See ADR-0004.
 */
final class ExpiringTable implements Table {

    private static final byte[] FIRST_KEY = new byte[Integer.BYTES];
    private static final byte[] BEHIND_LAST_KEY = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};

    private final PlainTable entries;
    private final Clock clock;
    private final long generationMillis;
    /** Never goes back, even where the clock does: what was put must be found. */
    private final AtomicLong newest = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();

    ExpiringTable(PlainTable entries, Duration timeToLive, Clock clock) {
        this.entries = entries;
        this.clock = clock;
        this.generationMillis = timeToLive.toMillis();
        entries.scanBackwards(FIRST_KEY, BEHIND_LAST_KEY, (key, _) -> {
            newest.set(generationOf(key));
            return false;
        });
    }

    PlainTable entries() {
        return entries;
    }

    /** Where a key is put now. */
    byte[] newestKey(byte[] key) {
        return keyIn(newestGeneration(), key);
    }

    /** Where a key may be found now, the newer place first. */
    List<byte[]> livingKeys(byte[] key) {
        long generation = newestGeneration();
        return List.of(keyIn(generation, key), keyIn(generation - 1, key));
    }

    /** Adds the removal of generations that are over, once for each. */
    void dropExpired(SerializedBatch batch) {
        long firstLiving = newestGeneration() - 1;
        long before = oldest.get();
        if (before < firstLiving && oldest.compareAndSet(before, firstLiving)) {
            batch.deleteRange(entries, FIRST_KEY, keyIn(firstLiving, new byte[0]));
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        long generation = newestGeneration();
        byte[] newer = entries.get(keyIn(generation, key));
        return newer == null ? entries.get(keyIn(generation - 1, key)) : newer;
    }

    @Override
    public List<byte @Nullable []> getAll(List<byte[]> keys) {
        List<byte[]> places = new ArrayList<>(2 * keys.size());
        keys.forEach(key -> places.addAll(livingKeys(key)));
        List<byte @Nullable []> found = entries.getAll(places);
        List<byte @Nullable []> values = new ArrayList<>(keys.size());
        for (int i = 0; i < found.size(); i += 2) {
            byte[] newer = found.get(i);
            values.add(newer == null ? found.get(i + 1) : newer);
        }
        return values;
    }

    @Override
    public void scan(byte[] fromInclusive, byte[] toExclusive, Visitor visitor) {
        walk(new Range(fromInclusive, toExclusive), Direction.UP, visitor);
    }

    @Override
    public void scanBackwards(byte[] fromInclusive, byte[] toExclusive, Visitor visitor) {
        walk(new Range(fromInclusive, toExclusive), Direction.DOWN, visitor);
    }

    /** Walks both generations at once, as one row of keys in which the newer entry hides the older one. */
    private void walk(Range range, Direction direction, Visitor visitor) {
        List<byte[]> starts = livingKeys(range.fromInclusive());
        List<byte[]> ends = livingKeys(range.toExclusive());
        entries.withCursors(List.of(new Range(starts.get(0), ends.get(0)), new Range(starts.get(1), ends.get(1))), direction, cursors -> {
            Cursor newer = cursors.get(0);
            Cursor older = cursors.get(1);
            boolean more = true;
            while (more && (newer.onEntry() || older.onEntry())) {
                int order = order(newer, older, direction);
                Cursor next = order <= 0 ? newer : older;
                more = visitor.visit(withoutGeneration(next.key()), next.value());
                if (order == 0) {
                    older.move();
                }
                next.move();
            }
        });
    }

    /** Negative where the newer one comes first, positive where the older one does, 0 where both are at the same key. */
    private static int order(Cursor newer, Cursor older, Direction direction) throws RocksDBException {
        if (!newer.onEntry() || !older.onEntry()) {
            return newer.onEntry() ? -1 : 1;
        }
        int ascending = Arrays.compareUnsigned(withoutGeneration(newer.key()), withoutGeneration(older.key()));
        return switch (direction) {
            case UP -> ascending;
            case DOWN -> -ascending;
        };
    }

    private static byte[] withoutGeneration(byte[] place) {
        return Arrays.copyOfRange(place, Integer.BYTES, place.length);
    }

    private long newestGeneration() {
        long now = clock.millis() / generationMillis;
        return now <= newest.get() ? newest.get() : newest.accumulateAndGet(now, Math::max);
    }

    private static byte[] keyIn(long generation, byte[] key) {
        byte[] place = Arrays.copyOf(ByteBuffer.allocate(Integer.BYTES).putInt((int) generation).array(), Integer.BYTES + key.length);
        System.arraycopy(key, 0, place, Integer.BYTES, key.length);
        return place;
    }

    private static long generationOf(byte[] place) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(place).getInt());
    }
}
