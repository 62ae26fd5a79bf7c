package com.connectchat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExpiringTableTests extends TableContract {

    private static final Duration WEEK = Duration.ofDays(7);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));

    @Override
    Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    @Override
    Table tableOf(EmbeddedStore store) {
        return store.table("expiring", WEEK);
    }

    @Test
    void keepsAnEntryForItsTimeToLive() {
        put("k");

        pass(WEEK);

        assertThat(table.get(bytes("k"))).isEqualTo(bytes("k"));
        assertThat(scanned("a", "z")).containsExactly("k");
    }

    @Test
    void forgetsAnEntryAfterTwiceItsTimeToLive() {
        put("k");

        pass(WEEK.multipliedBy(2));

        assertThat(table.get(bytes("k"))).isNull();
        assertThat(table.getAll(List.of(bytes("k")))).containsExactly((byte[]) null);
        assertThat(scanned("a", "z")).isEmpty();
    }

    @Test
    void removesExpiredEntriesFromTheStore() {
        Table entries = ((ExpiringTable) table).entries();
        put("old");

        pass(WEEK.multipliedBy(2));
        put("new");

        int[] left = new int[1];
        entries.scan(new byte[4], new byte[]{-1, -1, -1, -1}, (_, _) -> ++left[0] > 0);
        assertThat(left[0]).isEqualTo(1);
    }

    @Test
    void scansEntriesOfBothGenerationsInOrder() {
        put("a", "c", "d");
        pass(WEEK);
        put("b", "d", "e");

        assertThat(scanned("a", "e")).containsExactly("a", "b", "c", "d");
        assertThat(scannedBackwards("b", "z")).containsExactly("e", "d", "c", "b");
    }

    @Test
    void letsTheNewerOfTwoGenerationsWin() {
        store.commit(store.batch().put(table, bytes("k"), bytes("old")));
        pass(WEEK);
        store.commit(store.batch().put(table, bytes("k"), bytes("new")));

        assertThat(table.get(bytes("k"))).isEqualTo(bytes("new"));
        assertThat(table.getAll(List.of(bytes("k")))).containsExactly(bytes("new"));
    }

    @Test
    void deletesFromBothGenerations() {
        put("a", "b");
        pass(WEEK);
        put("a", "b");

        store.commit(store.batch().delete(table, bytes("a")).deleteRange(table, bytes("b"), bytes("c")));

        assertThat(scanned("a", "z")).isEmpty();
    }

    @Test
    void findsWhatWasPutWhenTheClockGoesBack() {
        put("k");
        pass(WEEK.multipliedBy(-3));

        store.close();
        open();

        assertThat(table.get(bytes("k"))).isEqualTo(bytes("k"));
    }

    @Test
    void refusesATimeToLiveBelowASecond() {
        assertThatThrownBy(() -> store.table("short", Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("PT0.999S");
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
