package com.connectchat.kernel;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Pieces of work that wait for something, mostly for a store, done at once. How much a store is asked at once is bounded there. */
public final class Together {

    /** A quarter of what may be under way, where nobody has set that otherwise. */
    private static final int AT_ONCE = 64;

    private Together() {
    }

    /** Does all of them, each on a virtual thread of its own. Returns when all have ended; throws what the first that failed threw. */
    public static void run(List<? extends Runnable> tasks) {
        if (tasks.size() <= 1) {
            tasks.forEach(Runnable::run);
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

    /** The results of {@link #runInTurns}, in the order of what they were made of. */
    public static <T, R> List<R> mapInTurns(List<T> all, Function<? super T, ? extends R> function) {
        AtomicReferenceArray<R> results = new AtomicReferenceArray<>(all.size());
        runInTurns(IntStream.range(0, all.size()).<Runnable>mapToObj(i -> () -> results.set(i, function.apply(all.get(i)))).toList());
        return IntStream.range(0, all.size()).mapToObj(results::get).toList();
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
            return new Interrupted(e);
        }
    }

    private static final class Interrupted extends Unavailable {

        Interrupted(InterruptedException cause) {
            super("Interrupted while waiting for what was to be done at once", cause);
        }
    }
}
