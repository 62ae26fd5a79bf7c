package com.connectchat.embedded;

import com.connectchat.embedded.Cursor.Direction;
import com.connectchat.embedded.Cursor.Range;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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

    private static final String FOR = " for ";
    private static final long NONE = -1;
    private static final VarHandle GENERATION = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] NO_KEY = {};
    private static final byte[] FIRST_KEY = new byte[Integer.BYTES];
    private static final byte[] BEHIND_LAST_KEY = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};

    private final PlainTable entries;
    private final Clock clock;
    private final long generationMillis;
    /** Never goes back, even where the clock does: what was put must be found. */
    private final AtomicLong newest = new AtomicLong();
    private final AtomicLong oldest = new AtomicLong();
    /** A generation that was over before the table was opened and has no entries, so none need to be looked for, or {@link #NONE}. */
    private final long emptyGeneration;

    ExpiringTable(PlainTable entries, Duration timeToLive, Clock clock) {
        this.entries = entries;
        this.clock = clock;
        this.generationMillis = timeToLive.toMillis();
        entries.scanBackwards(FIRST_KEY, BEHIND_LAST_KEY, (key, _) -> {
            newest.set(generationOf(key));
            return false;
        });
        long before = newestGeneration() - 1;
        emptyGeneration = isEmpty(before) ? before : NONE;
    }

    /** The name of the column family, which tells that its entries expire and when. */
    static String familyName(String name, Duration timeToLive) {
        return name + FOR + timeToLive;
    }

    /** Whether a column family has the entries of such a table. */
    static boolean isFamily(String familyName) {
        return familyName.contains(FOR);
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
            batch.deleteRange(entries, FIRST_KEY, keyIn(firstLiving, NO_KEY));
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        long generation = newestGeneration();
        byte[] value = entries.get(keyIn(generation, key));
        return value != null || generation - 1 == emptyGeneration ? value : entries.get(keyIn(generation - 1, key));
    }

    @Override
    public List<byte @Nullable []> getAll(List<byte[]> keys) {
        List<byte @Nullable []> values = new ArrayList<>(keys.size());
        keys.forEach(key -> values.add(get(key)));
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

    private boolean isEmpty(long generation) {
        boolean[] empty = {true};
        entries.scan(keyIn(generation, NO_KEY), keyIn(generation + 1, NO_KEY), (_, _) -> empty[0] = false);
        return empty[0];
    }

    private static byte[] keyIn(long generation, byte[] key) {
        byte[] place = new byte[Integer.BYTES + key.length];
        GENERATION.set(place, 0, (int) generation);
        System.arraycopy(key, 0, place, Integer.BYTES, key.length);
        return place;
    }

    private static long generationOf(byte[] place) {
        return Integer.toUnsignedLong((int) GENERATION.get(place, 0));
    }
}
