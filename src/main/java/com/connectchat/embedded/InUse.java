package com.connectchat.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts who is inside native code, so that closing waits for them: a call on a closed RocksDB would end the process.
 * A count rather than a lock, because a visitor of a scan may read and commit.
 */
final class InUse {

    private static final long CLOSED = 1L << 62;
    private static final long POLL_NANOS = 1_000_000;

    private final AtomicLong users = new AtomicLong();

    /** @throws StoreFailure once closed */
    void enter() {
        if (!tryEnter()) {
            throw new StoreFailure("The store is closed: the process is going down");
        }
    }

    /** False once closed. */
    boolean tryEnter() {
        if (users.incrementAndGet() < CLOSED) {
            return true;
        }
        users.decrementAndGet();
        return false;
    }

    void leave() {
        users.decrementAndGet();
    }

    /** Lets nobody in any more and returns when all are out; false where it was closed before. */
    boolean close() {
        if ((users.getAndUpdate(n -> n | CLOSED) & CLOSED) != 0) {
            return false;
        }
        while (users.get() != CLOSED) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }
}
