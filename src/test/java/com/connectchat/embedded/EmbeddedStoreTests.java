package com.connectchat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTests {

    @TempDir
    Path directory;
    private EmbeddedStore store;

    @BeforeEach
    void open() {
        store = WrittenStore.open(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesTheSameTableEachTime() {
        assertThat(store.table("a")).isSameAs(store.table("a")).isNotSameAs(store.table("b"));
    }

    @Test
    void commitsNothingForAnEmptyBatch() {
        store.commit(store.batch());

        assertThat(store.batch().size()).isZero();
    }

    @Test
    void keepsTheCommitsOfManyVirtualThreadsAndSharesTheirFlushes() throws InterruptedException {
        int threads = 200;
        int each = 10;
        List<Thread> running = new ArrayList<>();

        for (int i = 0; i < threads; i++) {
            int thread = i;
            running.add(Thread.startVirtualThread(() -> {
                for (int n = 0; n < each; n++) {
                    byte[] key = ByteBuffer.allocate(8).putInt(thread).putInt(n).array();
                    store.commit(store.batch().put(store.table("t"), key, key));
                }
            }));
        }
        for (Thread thread : running) {
            thread.join();
        }

        AtomicInteger found = new AtomicInteger();
        store.table("t").scan(new byte[8], new byte[]{-1}, (_, _) -> found.incrementAndGet() > 0);
        assertThat(found).hasValue(threads * each);
        assertThat(store.statistics().commits()).isEqualTo(threads * each);
        assertThat(store.statistics().flushes()).isLessThan(threads * each);
    }

    @Test
    void showsAllOfACommitOrNothing() throws InterruptedException {
        Table one = store.table("one");
        Table other = store.table("other");
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger torn = new AtomicInteger();
        Thread reader = Thread.startVirtualThread(() -> {
            while (!done.get()) {
                byte[] second = other.get(new byte[1]);
                byte[] first = one.get(new byte[1]);
                torn.addAndGet(number(first) < number(second) ? 1 : 0);
            }
        });

        for (int n = 1; n <= 300; n++) {
            byte[] value = ByteBuffer.allocate(4).putInt(n).array();
            store.commit(store.batch().put(one, new byte[1], value).put(other, new byte[1], value));
        }
        done.set(true);
        reader.join();

        assertThat(torn).hasValue(0);
    }

    @Test
    void knowsTheOutcomeOfACommitWhoseThreadIsInterrupted() {
        Table table = store.table("t");
        Thread.currentThread().interrupt();

        store.commit(store.batch().put(table, new byte[1], new byte[1]));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(table.get(new byte[1])).isNotNull();
    }

    @Test
    void refusesToWorkAfterItWasClosed() {
        Table table = store.table("t");
        Batch batch = store.batch().put(table, new byte[1], new byte[1]);

        store.close();
        store.close();

        assertThatThrownBy(() -> store.commit(batch)).isInstanceOf(StoreFailure.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> table.get(new byte[1])).isInstanceOf(StoreFailure.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> store.table("other")).isInstanceOf(StoreFailure.class).hasMessageContaining("closed");
        assertThat(store.sizeBytes()).isZero();
    }

    @Test
    void letsAScanEndBeforeItCloses() throws InterruptedException {
        Table table = store.table("t");
        store.commit(store.batch().put(table, new byte[]{1}, new byte[1]).put(table, new byte[]{2}, new byte[1]));
        CountDownLatch inside = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        Thread scan = Thread.startVirtualThread(() -> table.scan(new byte[1], new byte[]{9}, (_, _) -> {
            inside.countDown();
            return seen.incrementAndGet() > 0;
        }));

        inside.await();
        store.close();
        scan.join();

        assertThat(seen).hasValue(2);
    }

    @Test
    void tellsItsMetrics() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new StoreMetrics(store).bindTo(meters);

        store.commit(store.batch().put(store.table("t"), new byte[1], new byte[1]));

        assertThat(meters.get("connectchat.store.commits").functionCounter().count()).isEqualTo(1);
        assertThat(meters.get("connectchat.store.flush").functionTimer().count()).isEqualTo(1);
        assertThat(meters.get("connectchat.store.writable").gauge().value()).isEqualTo(1);
        assertThat(meters.get("connectchat.store.failures").functionCounter().count()).isZero();
        assertThat(meters.get("connectchat.store.stalls").functionCounter().count()).isZero();
        assertThat(meters.get("connectchat.store.size").gauge().value()).isGreaterThanOrEqualTo(0);
    }

    private static int number(byte @Nullable [] value) {
        return value == null ? 0 : ByteBuffer.wrap(value).getInt();
    }
}
