package com.connectchat.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: it takes all batches that wait, writes them as one and lets their owners go when the flush has returned. So a
 * flush serves as many commits as there are, and a virtual thread that commits is parked instead of holding its carrier in native code.
 * The queue is bounded by the threads that wait in it, each with one batch.
 */
final class Committer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Committer.class);

    /** A group's bytes, beyond which later batches wait for the next flush. */
    private static final int GROUP_BYTES_MAX = 4 << 20;

    private final BlockingQueue<Commit> waiting = new LinkedBlockingQueue<>();
    private final Commit end = new Commit(new SerializedBatch());
    private final Writer writer;
    private final FlushStatistics statistics;
    private final Thread thread;

    /** Writes a batch so that it is on the disk when the call returns. */
    @FunctionalInterface
    interface Writer {

        /** @throws StoreFailure if it could not be written */
        void write(SerializedBatch batch);
    }

    Committer(Writer writer, FlushStatistics statistics) {
        this.writer = writer;
        this.statistics = statistics;
        this.thread = Thread.ofPlatform().name("store-commit").daemon().start(this::run);
    }

    /** Returns when the batch is on the disk. An interrupt is kept for later: the outcome must be known. */
    void commit(SerializedBatch batch) {
        Commit commit = new Commit(batch);
        waiting.add(commit);
        boolean interrupted = false;
        while (!commit.done) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (commit.failure != null) {
            throw new StoreFailure(String.valueOf(commit.failure.getMessage()), commit.failure);
        }
    }

    /** Writes what waits and ends the thread. */
    @Override
    public void close() {
        waiting.add(end);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Commit> group = new ArrayList<>();
        while (fillWithWhatWaits(group)) {
            Throwable failure = write(group);
            group.forEach(commit -> commit.finish(failure));
            group.clear();
        }
    }

    /** Waits for a commit and takes those that came with it; false at the end. */
    private boolean fillWithWhatWaits(List<Commit> group) {
        Commit next = take();
        int bytes = 0;
        while (next != end) {
            group.add(next);
            bytes += next.batch.bytes();
            next = waiting.peek();
            if (next == null || next == end || bytes + next.batch.bytes() > GROUP_BYTES_MAX) {
                return true;
            }
            waiting.remove();
        }
        return false;
    }

    /** Whatever goes wrong is an answer to those who wait: a committer that dies would leave them waiting for ever. */
    private @Nullable Throwable write(List<Commit> group) {
        long started = System.nanoTime();
        try {
            writer.write(joined(group));
            statistics.flushed(group.size(), System.nanoTime() - started);
            return null;
        } catch (RuntimeException | Error e) {
            if (statistics.writable()) {
                log.error("Commits fail from now on and nothing is acknowledged. On a full disk they go on by themselves when there is"
                        + " space; after any other error look at the disk and start the process again.", e);
            }
            statistics.failed(group.size());
            return e;
        }
    }

    private static SerializedBatch joined(List<Commit> group) {
        if (group.size() == 1) {
            return group.getFirst().batch;
        }
        SerializedBatch all = new SerializedBatch();
        group.forEach(commit -> all.append(commit.batch));
        return all;
    }

    private Commit take() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException _) {
                // Nobody has this thread but the committer, which ends it through the queue.
            }
        }
    }

    /** One batch and the thread that waits for it. */
    private static final class Commit {

        private final SerializedBatch batch;
        private final Thread owner = Thread.currentThread();
        private @Nullable Throwable failure;
        /** Written after the failure, so that who sees it sees the failure too. */
        private volatile boolean done;

        Commit(SerializedBatch batch) {
            this.batch = batch;
        }

        void finish(@Nullable Throwable withFailure) {
            failure = withFailure;
            done = true;
            LockSupport.unpark(owner);
        }
    }
}
