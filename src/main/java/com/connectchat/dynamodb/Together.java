package com.connectchat.dynamodb;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pieces of work that wait for DynamoDB, done at once. How many requests they make at once is bounded where requests are made. */
public final class Together {

    /** A quarter of what may be under way, where nobody has set that otherwise. */
    private static final int AT_ONCE = 64;

    private Together() {
    }

    /** Does all of them, each on a virtual thread of its own. Returns when all have ended; throws what the first that failed threw. */
    public static void run(List<? extends Runnable> tasks) {
        if (tasks.size() == 1) {
            tasks.getFirst().run();
            return;
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> started = tasks.stream().map(threads::submit).toList();
            throwFirst(started);
        }
    }

    /**
     * As {@link #run}, for thousands of them: a few at once, so that none waits for its turn beyond its deadline and others get theirs in
     * between. Where one fails, some that come after it are left out.
     */
    public static void runInTurns(List<? extends Runnable> tasks) {
        run(IntStream.range(0, Math.min(AT_ONCE, tasks.size())).<Runnable>mapToObj(lane -> () -> {
            for (int i = lane; i < tasks.size(); i += AT_ONCE) {
                tasks.get(i).run();
            }
        }).toList());
    }

    private static void throwFirst(List<? extends Future<?>> started) {
        RuntimeException first = null;
        for (Future<?> each : started) {
            RuntimeException failure = failureOf(each);
            first = first == null ? failure : first;
        }
        if (first != null) {
            throw first;
        }
    }

    private static @Nullable RuntimeException failureOf(Future<?> task) {
        try {
            task.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new DynamoDbFailure("Interrupted while waiting for DynamoDB", e);
        }
    }
}
