package com.connectchat.bench.scenario;

import com.connectchat.bench.measure.LatencyWindows;
import com.connectchat.bench.measure.Pace;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Opens many links at a bounded rate and with a bounded number under way, so that opening is no storm. */
final class Opening {

    private static final int UNDER_WAY_MAX = 200;

    private final Semaphore underWay = new Semaphore(UNDER_WAY_MAX);
    private final Histogram toLive = LatencyWindows.emptyHistogram();
    private final int perSecond;

    Opening(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Returns when all are live; the time each took is in {@link #toLive}. */
    void open(List<Link> links) {
        Pace pace = new Pace(System.nanoTime(), perSecond);
        List<CompletableFuture<Link>> opened = links.stream().map(link -> {
            while (!pace.due(System.nanoTime())) {
                LockSupport.parkNanos(pace.nextNanos() - System.nanoTime());
            }
            pace.advance();
            return open(link);
        }).toList();
        try {
            CompletableFuture.allOf(opened.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RunFailed reason ? reason : failed;
        }
    }

    private CompletableFuture<Link> open(Link link) {
        underWay.acquireUninterruptibly();
        long start = System.nanoTime();
        return link.open().whenComplete((_, failure) -> {
            underWay.release();
            if (failure == null) {
                synchronized (toLive) {
                    toLive.recordValue(System.nanoTime() - start);
                }
            }
        });
    }

    /** From the call to {@code sync.done}. */
    Histogram toLive() {
        synchronized (toLive) {
            return toLive.copy();
        }
    }
}
