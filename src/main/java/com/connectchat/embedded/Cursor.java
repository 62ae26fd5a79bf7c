package com.connectchat.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** A place in a range of a column family, which moves one way over a view of the data as it was when the cursor was made. */
final class Cursor implements AutoCloseable {

    /** Which way a cursor moves. */
    enum Direction { UP, DOWN }

    private final Deque<AbstractNativeReference> resources = new ArrayDeque<>();
    private final Direction direction;
    private final RocksIterator at;

    Cursor(RocksDB db, ColumnFamilyHandle family, Range range, Direction direction) {
        this.direction = direction;
        ReadOptions options = keep(new ReadOptions());
        // Without bounds the iterator would go through what was deleted behind the range before it finds that the range is at its end.
        options.setIterateLowerBound(keep(new Slice(range.fromInclusive())));
        options.setIterateUpperBound(keep(new Slice(range.toExclusive())));
        at = keep(db.newIterator(family, options));
        switch (direction) {
            case UP -> at.seekToFirst();
            case DOWN -> at.seekToLast();
        }
    }

    /** Keys from one up to another. */
    record Range(byte[] fromInclusive, byte[] toExclusive) {
    }

    /** @throws RocksDBException where there is no entry because reading failed, and not because the range is at its end */
    boolean onEntry() throws RocksDBException {
        if (at.isValid()) {
            return true;
        }
        at.status();
        return false;
    }

    byte[] key() {
        return at.key();
    }

    byte[] value() {
        return at.value();
    }

    void move() {
        switch (direction) {
            case UP -> at.next();
            case DOWN -> at.prev();
        }
    }

    @Override
    public void close() {
        while (!resources.isEmpty()) {
            resources.pop().close();
        }
    }

    private <T extends AbstractNativeReference> T keep(T resource) {
        resources.push(resource);
        return resource;
    }
}
