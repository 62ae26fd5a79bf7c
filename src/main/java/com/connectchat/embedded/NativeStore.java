package com.connectchat.embedded;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rocksdb.AbstractEventListener;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * The open RocksDB with its options, and all that has to be freed after it, in order. Native memory is bounded: blocks, filters and
 * indexes that were read, and writes that are not in files yet, share one cache.
 */
final class NativeStore implements AutoCloseable {

    private static final long MIB = 1 << 20;
    private static final long MEMORY_BYTES_MAX = 64 * MIB;
    /**
     * Two shards: with RocksDB's 64, each is hardly larger than the filter of one file, which is then read, checked and dropped again
     * for every look-up. Few threads read here, so they don't wait for each other.
     */
    private static final int CACHE_SHARD_BITS = 1;
    /** Part of the cache that blocks of data don't take from filters and indexes. */
    private static final double FILTERS_SHARE = 0.5;
    /** Part of the memory: what is written but not in files yet, over all tables. */
    private static final long UNWRITTEN_BYTES_MAX = 32 * MIB;
    private static final long UNWRITTEN_BYTES_OF_A_TABLE_MAX = 16 * MIB;
    /** Bounds what has to be read again at the next start. */
    private static final long LOG_BYTES_MAX = 64 * MIB;
    private static final long BLOCK_BYTES = 8 * 1024;
    private static final int SORTED_RUNS_BEFORE_A_MERGE = 8;
    private static final double FILTER_BITS_OF_A_KEY = 10;
    private static final double MEMTABLE_FILTER_SHARE = 0.02;
    private static final int ALL_FILES_OPEN = -1;
    private static final long ARENA_BLOCK_BYTES = 256 * 1024;
    private static final int BACKGROUND_THREADS = 2;
    private static final long INFO_LOG_BYTES_MAX = MIB;
    private static final int INFO_LOGS_MAX = 3;

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final Map<String, ColumnFamilyHandle> families = new HashMap<>();
    private final ColumnFamilyOptions plain;
    private final ColumnFamilyOptions expiring;
    private final WriteOptions flushed;
    private final ReadOptions readOptions;
    private final RocksDB db;

    /** Opens what is there, or makes a new one only where {@code creation} allows it. */
    NativeStore(Path directory, Creation creation, AbstractEventListener events) throws RocksDBException {
        try {
            LRUCache cache = keep(new LRUCache(MEMORY_BYTES_MAX, CACHE_SHARD_BITS, false, FILTERS_SHARE));
            flushed = keep(new WriteOptions().setSync(true));
            readOptions = keep(new ReadOptions());
            BlockBasedTableConfig blocks = blocks(cache);
            plain = familyOptions(blocks);
            // Most look-ups there are for idempotency keys that are not there: a filter spares them the search, at a price for every write.
            expiring = familyOptions(blocks).setMemtableWholeKeyFiltering(true).setMemtablePrefixBloomSizeRatio(MEMTABLE_FILTER_SHARE);
            DBOptions options = options(cache).setListeners(List.of(keep(events))).setCreateIfMissing(creation == Creation.ALLOWED);
            List<ColumnFamilyDescriptor> descriptors = descriptors(directory);
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            db = keep(RocksDB.open(options, directory.toString(), descriptors, handles));
            for (int i = 0; i < handles.size(); i++) {
                families.put(new String(descriptors.get(i).getName(), StandardCharsets.UTF_8), keep(handles.get(i)));
            }
        } catch (RocksDBException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Whether a missing database is a new one or a loss. */
    enum Creation { ALLOWED, FORBIDDEN }

    RocksDB db() {
        return db;
    }

    ReadOptions readOptions() {
        return readOptions;
    }

    /** The column family of this name, made when missing. Not thread-safe. */
    ColumnFamilyHandle family(String name) {
        return families.computeIfAbsent(name, missing -> {
            try {
                return keep(db.createColumnFamily(descriptor(missing.getBytes(StandardCharsets.UTF_8))));
            } catch (RocksDBException e) {
                throw new StoreFailure("The table '" + missing + "' can't be made: " + e.getMessage(), e);
            }
        });
    }

    /** Writes the batch to the log, flushes the log, and shows the batch to readers only then. */
    void write(SerializedBatch batch) {
        try (WriteBatch writes = new WriteBatch(batch.serialized())) {
            db.write(flushed, writes);
        } catch (RocksDBException e) {
            throw new StoreFailure("The store could not write: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) {
                throw new StoreFailure("The store could not be closed: " + e, e);
            }
        }
    }

    /** What is kept first is freed last. */
    private <T extends AutoCloseable> T keep(T resource) {
        resources.push(resource);
        return resource;
    }

    private List<ColumnFamilyDescriptor> descriptors(Path directory) throws RocksDBException {
        try (Options options = new Options()) {
            List<byte[]> names = RocksDB.listColumnFamilies(options, directory.toString());
            return (names.isEmpty() ? List.of(RocksDB.DEFAULT_COLUMN_FAMILY) : names).stream().map(this::descriptor).toList();
        }
    }

    private ColumnFamilyDescriptor descriptor(byte[] name) {
        return new ColumnFamilyDescriptor(name, ExpiringTable.isFamily(new String(name, StandardCharsets.UTF_8)) ? expiring : plain);
    }

    private DBOptions options(LRUCache cache) {
        return keep(new DBOptions())
                // The logs were looked at before (see LogCheck), so RocksDB finds them sound or something is wrong with the check.
                .setWalRecoveryMode(WALRecoveryMode.AbsoluteConsistency)
                .setParanoidChecks(true)
                .setMaxTotalWalSize(LOG_BYTES_MAX)
                .setWriteBufferManager(keep(new WriteBufferManager(UNWRITTEN_BYTES_MAX, cache)))
                // A look-up then needs no search for the file, and a file that is missing or cut is found at the start.
                .setMaxOpenFiles(ALL_FILES_OPEN)
                .setMaxBackgroundJobs(BACKGROUND_THREADS)
                // One thread writes (see Committer): what coordinates several would only cost.
                .setAllowConcurrentMemtableWrite(false)
                .setEnableWriteThreadAdaptiveYield(false)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(INFO_LOG_BYTES_MAX)
                .setKeepLogFileNum(INFO_LOGS_MAX)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
    }

    private BlockBasedTableConfig blocks(LRUCache cache) {
        return new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_BYTES)
                .setFilterPolicy(keep(new BloomFilter(FILTER_BITS_OF_A_KEY)))
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
    }

    private ColumnFamilyOptions familyOptions(BlockBasedTableConfig blocks) {
        return keep(new ColumnFamilyOptions())
                .setTableFormatConfig(blocks)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(UNWRITTEN_BYTES_OF_A_TABLE_MAX)
                .setArenaBlockSize(ARENA_BLOCK_BYTES)
                // Every byte is written again a few times less than with levels: at full load merging was a third of all CPU.
                .setCompactionStyle(CompactionStyle.UNIVERSAL)
                .setLevel0FileNumCompactionTrigger(SORTED_RUNS_BEFORE_A_MERGE);
    }
}
