package com.connectchat.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** A table that is a column family. */
final class PlainTable implements Table {

    private final RocksDB db;
    private final ColumnFamilyHandle family;
    private final ReadOptions readOptions;
    private final InUse inUse;
    private final String name;

    PlainTable(String name, RocksDB db, ColumnFamilyHandle family, ReadOptions readOptions, InUse inUse) {
        this.name = name;
        this.db = db;
        this.family = family;
        this.readOptions = readOptions;
        this.inUse = inUse;
    }

    int id() {
        return family.getID();
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        inUse.enter();
        try {
            return db.get(family, readOptions, key);
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
            return db.multiGetAsList(readOptions, new ArrayList<>(Collections.nCopies(keys.size(), family)), keys);
        } catch (RocksDBException e) {
            throw unreadable(e);
        } finally {
            inUse.leave();
        }
    }

    @Override
    public void scan(byte[] fromInclusive, byte[] toExclusive, Visitor visitor) {
        inUse.enter();
        try (RocksIterator at = db.newIterator(family, readOptions)) {
            at.seek(fromInclusive);
            while (at.isValid() && show(at, fromInclusive, toExclusive, visitor)) {
                at.next();
            }
            at.status();
        } catch (RocksDBException e) {
            throw unreadable(e);
        } finally {
            inUse.leave();
        }
    }

    @Override
    public void scanBackwards(byte[] fromInclusive, byte[] toExclusive, Visitor visitor) {
        inUse.enter();
        try (RocksIterator at = db.newIterator(family, readOptions)) {
            at.seekForPrev(toExclusive);
            if (at.isValid() && Arrays.equals(at.key(), toExclusive)) {
                at.prev();
            }
            while (at.isValid() && show(at, fromInclusive, toExclusive, visitor)) {
                at.prev();
            }
            at.status();
        } catch (RocksDBException e) {
            throw unreadable(e);
        } finally {
            inUse.leave();
        }
    }

    private static boolean show(RocksIterator at, byte[] fromInclusive, byte[] toExclusive, Visitor visitor) {
        byte[] key = at.key();
        boolean inside = Arrays.compareUnsigned(key, fromInclusive) >= 0 && Arrays.compareUnsigned(key, toExclusive) < 0;
        return inside && visitor.visit(key, at.value());
    }

    private StoreFailure unreadable(RocksDBException e) {
        return new StoreFailure("The table '" + name + "' can't be read: " + e.getMessage(), e);
    }
}
