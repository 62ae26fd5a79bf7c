package com.connectchat.dynamodb;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Rounds of a test, a few at once, because each spends most of its time waiting. They share nothing but tables. */
public final class Rounds {

    private static final int AT_ONCE = 4;

    private Rounds() {
    }

    /** Returns when all are over; fails as the first of them that failed. */
    public static void run(int count, IntConsumer round) {
        List<Callable<Object>> rounds = IntStream.rangeClosed(1, count).mapToObj(i -> Executors.callable(() -> round.accept(i))).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Object> each : threads.invokeAll(rounds)) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Error error ? error : new AssertionError("a round failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
