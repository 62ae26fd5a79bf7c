package com.connectchat.embedded;

import org.rocksdb.AbstractEventListener;
import org.rocksdb.BackgroundErrorReason;
import org.rocksdb.Status;
import org.rocksdb.WriteStallCondition;
import org.rocksdb.WriteStallInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in our log what RocksDB meets in its own threads: errors, what became of them, and when it slows writers down. */
final class StoreEvents extends AbstractEventListener {

    private static final Logger log = LoggerFactory.getLogger(StoreEvents.class);

    private final FlushStatistics statistics;

    StoreEvents(FlushStatistics statistics) {
        super(EnabledEventCallback.ON_BACKGROUND_ERROR,
                EnabledEventCallback.ON_ERROR_RECOVERY_COMPLETED,
                EnabledEventCallback.ON_STALL_CONDITIONS_CHANGED);
        this.statistics = statistics;
    }

    @Override
    public void onBackgroundError(BackgroundErrorReason reason, Status status) {
        if (status.getSubCode() == Status.SubCode.NoSpace) {
            log.error("The store's disk is full ({}). Nothing is lost; commits fail until there is space again, and then go on by themselves.", reason);
        } else {
            log.error("The store failed to read or write ({}: {} {}). Nothing is acknowledged any more. Look at the disk, then start the process again.",
                    reason, status.getCodeString(), status.getState());
        }
    }

    @Override
    public void onErrorRecoveryCompleted(Status before) {
        log.info("The store works again, after: {} {}", before.getCodeString(), before.getState());
    }

    @Override
    public void onStallConditionsChanged(WriteStallInfo stall) {
        if (stall.getCurrentCondition() != WriteStallCondition.NORMAL) {
            statistics.stalled();
            log.warn("The store slows writers of the table '{}' down until its background work has caught up: {}",
                    stall.getColumnFamilyName(), stall.getCurrentCondition());
        }
    }
}
