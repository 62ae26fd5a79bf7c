package com.connectchat.embedded;

import com.connectchat.embedded.NativeStore.Creation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;

/**
 * One RocksDB in one data directory, shared by all modules. What {@link #commit} returned for survives the end of the
 * process and of the machine; damage is reported, never skipped (ADR-0004). Thread-safe; callers may be virtual threads.
 */
public final class EmbeddedStore implements AutoCloseable {

    private final DataDirectory directory;
    private final Clock clock;
    private final FlushStatistics statistics = new FlushStatistics();
    private final InUse inUse = new InUse();
    private final NativeStore store;
    private final Committer committer;
    /** Guards making a table: the map and what makes a column family. */
    private final Map<String, Table> tables = new HashMap<>();

    private EmbeddedStore(DataDirectory directory, Clock clock) throws RocksDBException, IOException {
        this.directory = directory;
        this.clock = clock;
        NativeLibrary.load(directory);
        new LogCheck(directory).run();
        Creation creation = directory.isInitialized() ? Creation.FORBIDDEN : Creation.ALLOWED;
        this.store = new NativeStore(directory.database(), creation, new StoreEvents(statistics));
        directory.markInitialized();
        this.committer = new Committer(store::write, statistics);
    }

    /**
     * Opens the store in the settings' directory, which is made when missing.
     *
     * @throws DataDirectoryRefused if the directory can't be used: held by another process, not writable, damaged
     */
    public static EmbeddedStore open(EmbeddedSettings settings, Clock clock) {
        DataDirectory directory = DataDirectory.hold(settings.dataDir(), clock);
        try {
            return new EmbeddedStore(directory, clock);
        } catch (RocksDBException | IOException e) {
            directory.close();
            throw new DataDirectoryRefused(
                    "The store in " + directory + " can't be opened: " + e.getMessage() + ".",
                    "If the disk is full, make space. If a file is damaged, keep a copy of the directory and restore from a backup.", e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** The table of this name, made when missing; the same instance each time. */
    public Table table(String name) {
        return table(name, () -> new PlainTable(name, store, inUse));
    }

    /**
     * A table that forgets: an entry can be read for at least the time to live after it was put, and at most for twice that. Readers
     * that need it exact keep the time in the value. A table of the same name but another time to live is another table.
     *
     * @param timeToLive a second or more
     */
    public Table table(String name, Duration timeToLive) {
        if (timeToLive.toSeconds() < 1) {
            throw new IllegalArgumentException("A time to live is one second or more, not " + timeToLive);
        }
        String full = ExpiringTable.familyName(name, timeToLive);
        return table(full, () -> new ExpiringTable(new PlainTable(full, store, inUse), timeToLive, clock));
    }

    /** An empty batch. */
    public Batch batch() {
        return new SerializedBatch();
    }

    /**
     * Does what the batch says, all or nothing, and returns when it is on the disk. Commits of many threads share one flush. Not
     * interruptible: the outcome is always known.
     *
     * @throws StoreFailure if it could not be written: the disk is full or broken
     */
    public void commit(Batch batch) {
        inUse.enter();
        try {
            committer.commit(switch (batch) {
                case SerializedBatch serialized -> serialized;
            });
        } finally {
            inUse.leave();
        }
    }

    /** Lets running reads and commits end, refuses new ones, and frees the directory for the next process. */
    @Override
    public void close() {
        if (!inUse.close()) {
            return;
        }
        committer.close();
        store.close();
        directory.close();
    }

    FlushStatistics statistics() {
        return statistics;
    }

    /** What the tables take on the disk, 0 once closed. */
    long sizeBytes() {
        if (!inUse.tryEnter()) {
            return 0;
        }
        try {
            return store.db().getAggregatedLongProperty("rocksdb.total-sst-files-size");
        } catch (RocksDBException e) {
            throw new StoreFailure("The store can't tell its size: " + e.getMessage(), e);
        } finally {
            inUse.leave();
        }
    }

    private Table table(String name, Supplier<Table> maker) {
        inUse.enter();
        try {
            synchronized (tables) {
                Table made = tables.get(name);
                return made != null ? made : remember(name, maker.get());
            }
        } finally {
            inUse.leave();
        }
    }

    private Table remember(String name, Table table) {
        tables.put(name, table);
        return table;
    }
}
