package com.connectchat.embedded;

import org.rocksdb.AbstractEventListener;
import org.rocksdb.Status;
import org.rocksdb.WriteStallCondition;
import org.rocksdb.WriteStallInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in our log what RocksDB does in its own threads: when it slows writers down, and when it works again after an error. That there is
 * an error the next commit says; RocksDB's callback for it does not know all reasons that it is called with.
 */
final class StoreEvents extends AbstractEventListener {

    private static final Logger log = LoggerFactory.getLogger(StoreEvents.class);

    private final FlushStatistics statistics;

    StoreEvents(FlushStatistics statistics) {
        super(EnabledEventCallback.ON_ERROR_RECOVERY_COMPLETED, EnabledEventCallback.ON_STALL_CONDITIONS_CHANGED);
        this.statistics = statistics;
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
