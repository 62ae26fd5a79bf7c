package com.connectchat.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rocksdb.AbstractWalFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WalProcessingOption;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks RocksDB for the first log whose writes are not all in tables yet. Logs before it may still lie there, and what is wrong with
 * them does not matter. RocksDB tells it to a filter of log records only, so the database is opened for reading with one that takes none.
 */
final class OldestNeededLog extends AbstractWalFilter {

    private static final Logger log = LoggerFactory.getLogger(OldestNeededLog.class);

    private long number;

    private OldestNeededLog() {
    }

    /** The number of the log, or 0 where RocksDB can't tell. */
    static long find(Path database) {
        try (OldestNeededLog filter = new OldestNeededLog();
                Options options = new Options();
                ColumnFamilyOptions familyOptions = new ColumnFamilyOptions();
                DBOptions dbOptions = new DBOptions().setWalFilter(filter).setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)) {
            List<ColumnFamilyDescriptor> families = new ArrayList<>();
            for (byte[] name : RocksDB.listColumnFamilies(options, database.toString())) {
                families.add(new ColumnFamilyDescriptor(name, familyOptions));
            }
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            RocksDB db = RocksDB.openReadOnly(dbOptions, database.toString(), families, handles);
            handles.forEach(ColumnFamilyHandle::close);
            db.close();
            return filter.number;
        } catch (RocksDBException e) {
            log.info("Can't tell which logs are still needed, so all of them are looked at: {}", e.getMessage());
            return 0;
        }
    }

    @Override
    public void columnFamilyLogNumberMap(Map<Integer, Long> logNumbers, Map<String, Integer> ids) {
        number = logNumbers.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    @Override
    public LogRecordFoundResult logRecordFound(long logNumber, String file, WriteBatch batch, WriteBatch newBatch) {
        return new LogRecordFoundResult(WalProcessingOption.STOP_REPLAY, false);
    }

    @Override
    public String name() {
        return "oldest-needed-log";
    }
}
