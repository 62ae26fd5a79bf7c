package com.connectchat.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * One RocksDB in one data directory, shared by all modules. What {@link #commit} returned for survives the end of the process and of
 * the machine. Thread-safe.
 */
public final class EmbeddedStore implements AutoCloseable {

    static {
        RocksDB.loadLibrary();
    }

    private final InUse inUse = new InUse();
    private final Map<String, ColumnFamilyHandle> families = new HashMap<>();
    private final Map<String, Table> tables = new HashMap<>();
    private final ColumnFamilyOptions familyOptions = new ColumnFamilyOptions();
    private final DBOptions options = new DBOptions().setCreateIfMissing(true).setCreateMissingColumnFamilies(true);
    private final WriteOptions flushed = new WriteOptions().setSync(true);
    private final ReadOptions readOptions = new ReadOptions();
    private final RocksDB db;

    private EmbeddedStore(Path directory) throws RocksDBException {
        List<byte[]> names = RocksDB.listColumnFamilies(new Options(), directory.toString());
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        for (byte[] name : names.isEmpty() ? List.of(RocksDB.DEFAULT_COLUMN_FAMILY) : names) {
            descriptors.add(new ColumnFamilyDescriptor(name, familyOptions));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        db = RocksDB.open(options, directory.toString(), descriptors, handles);
        for (int i = 0; i < handles.size(); i++) {
            families.put(new String(descriptors.get(i).getName(), StandardCharsets.UTF_8), handles.get(i));
        }
    }

    /** Opens the store in the settings' directory, which is made when missing. */
    public static EmbeddedStore open(EmbeddedSettings settings, Clock clock) {
        try {
            Files.createDirectories(settings.dataDir());
            return new EmbeddedStore(settings.dataDir());
        } catch (RocksDBException | IOException e) {
            throw new StoreFailure("The data directory " + settings.dataDir() + " can't be opened: " + e.getMessage(), e);
        }
    }

    /** The table of this name, made when missing; the same instance each time. */
    public Table table(String name) {
        inUse.enter();
        try {
            synchronized (tables) {
                return tables.computeIfAbsent(name, n -> new PlainTable(n, db, family(n), readOptions, inUse));
            }
        } finally {
            inUse.leave();
        }
    }

    /**
     * A table that forgets: an entry is there for at least the time to live after it was put and is gone some time later, at most
     * as long again. Readers that need the exact time keep it in the value.
     */
    public Table table(String name, Duration timeToLive) {
        return table(name);
    }

    /** An empty batch. */
    public Batch batch() {
        return new SerializedBatch();
    }

    /**
     * Does what the batch says, all or nothing, and returns when it is on the disk. Many threads that commit at once share one flush.
     *
     * @throws StoreFailure if it could not be written
     */
    public void commit(Batch batch) {
        inUse.enter();
        try (WriteBatch writes = new WriteBatch(((SerializedBatch) batch).serialized())) {
            db.write(flushed, writes);
        } catch (RocksDBException e) {
            throw new StoreFailure("The store could not write: " + e.getMessage(), e);
        } finally {
            inUse.leave();
        }
    }

    @Override
    public void close() {
        if (!inUse.close()) {
            return;
        }
        families.values().forEach(ColumnFamilyHandle::close);
        db.close();
        readOptions.close();
        flushed.close();
        options.close();
        familyOptions.close();
    }

    private ColumnFamilyHandle family(String name) {
        return families.computeIfAbsent(name, n -> {
            try {
                return db.createColumnFamily(new ColumnFamilyDescriptor(n.getBytes(StandardCharsets.UTF_8), familyOptions));
            } catch (RocksDBException e) {
                throw new StoreFailure("The table '" + n + "' can't be made: " + e.getMessage(), e);
            }
        });
    }
}
