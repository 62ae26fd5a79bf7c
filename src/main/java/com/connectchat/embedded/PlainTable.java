package com.connectchat.embedded;

import com.connectchat.embedded.Cursor.Direction;
import com.connectchat.embedded.Cursor.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;

/** A table that is a column family. */
final class PlainTable implements Table {

    private final String name;
    private final NativeStore store;
    private final ColumnFamilyHandle family;
    private final int id;
    private final InUse inUse;

    PlainTable(String name, NativeStore store, InUse inUse) {
        this.name = name;
        this.store = store;
        this.family = store.family(name);
        this.id = family.getID();
        this.inUse = inUse;
    }

    /** The number that stands for the table in a serialized batch. */
    int id() {
        return id;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        inUse.enter();
        try {
            return store.db().get(family, store.readOptions(), key);
        } catch (RocksDBException e) {
            throw unreadable(e);
        } finally {
            inUse.leave();
        }
    }

    @Override
    public List<byte @Nullable []> getAll(List<byte[]> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        inUse.enter();
        try {
            return store.db().multiGetAsList(store.readOptions(), Collections.nCopies(keys.size(), family), keys);
        } catch (RocksDBException e) {
            throw unreadable(e);
        } finally {
            inUse.leave();
        }
    }

    @Override
    public void scan(byte[] fromInclusive, byte[] toExclusive, Visitor visitor) {
        walk(new Range(fromInclusive, toExclusive), Direction.UP, visitor);
    }

    @Override
    public void scanBackwards(byte[] fromInclusive, byte[] toExclusive, Visitor visitor) {
        walk(new Range(fromInclusive, toExclusive), Direction.DOWN, visitor);
    }

    /** Does something with cursors over ranges, and closes them. */
    void withCursors(List<Range> ranges, Direction direction, Walk walk) {
        inUse.enter();
        try (Cursors cursors = new Cursors()) {
            ranges.forEach(range -> cursors.opened.add(new Cursor(store.db(), family, range, direction)));
            walk.along(cursors.opened);
        } catch (RocksDBException e) {
            throw unreadable(e);
        } finally {
            inUse.leave();
        }
    }

    private void walk(Range range, Direction direction, Visitor visitor) {
        withCursors(List.of(range), direction, cursors -> {
            Cursor at = cursors.getFirst();
            while (at.onEntry() && visitor.visit(at.key(), at.value())) {
                at.move();
            }
        });
    }

    /** What is done with cursors. */
    @FunctionalInterface
    interface Walk {

        void along(List<Cursor> cursors) throws RocksDBException;
    }

    private record Cursors(List<Cursor> opened) implements AutoCloseable {

        Cursors() {
            this(new ArrayList<>());
        }

        @Override
        public void close() {
            opened.forEach(Cursor::close);
        }
    }

    private StoreFailure unreadable(RocksDBException e) {
        return new StoreFailure("The table '" + name + "' can't be read: " + e.getMessage(), e);
    }
}
