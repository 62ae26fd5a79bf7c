package com.connectchat.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of table promises. */
abstract class TableContract {

    @TempDir
    Path directory;

    EmbeddedStore store;
    Table table;

    abstract Table tableOf(EmbeddedStore store);

    Clock clock() {
        return Clock.systemUTC();
    }

    @BeforeEach
    void open() {
        store = EmbeddedStore.open(new EmbeddedSettings(directory), clock());
        table = tableOf(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void hasNothingAtAKeyThatWasNeverPut() {
        assertThat(table.get(bytes("missing"))).isNull();
    }

    @Test
    void givesBackWhatWasPut() {
        store.commit(store.batch().put(table, bytes("k"), bytes("v")));

        assertThat(table.get(bytes("k"))).isEqualTo(bytes("v"));
    }

    @Test
    void letsTheLaterWriteOfABatchWin() {
        store.commit(store.batch().put(table, bytes("k"), bytes("1")).delete(table, bytes("k")).put(table, bytes("k"), bytes("2")));

        assertThat(table.get(bytes("k"))).isEqualTo(bytes("2"));
    }

    @Test
    void keepsEmptyAndLargeValues() {
        byte[] large = new byte[300_000];

        store.commit(store.batch().put(table, bytes("empty"), new byte[0]).put(table, bytes("large"), large));

        assertThat(table.get(bytes("empty"))).isEmpty();
        assertThat(table.get(bytes("large"))).isEqualTo(large);
    }

    @Test
    void answersManyKeysInTheirOrder() {
        put("a", "c");

        List<byte[]> values = table.getAll(List.of(bytes("c"), bytes("b"), bytes("a"), bytes("c")));

        assertThat(values).containsExactly(bytes("c"), null, bytes("a"), bytes("c"));
    }

    @Test
    void answersNoKeysWithNoValues() {
        assertThat(table.getAll(List.of())).isEmpty();
    }

    @Test
    void scansAscendingFromTheFirstKeyUpToBeforeTheLast() {
        put("a", "b", "c", "d");

        assertThat(scanned("b", "d")).containsExactly("b", "c");
    }

    @Test
    void scansDescendingFromBeforeTheLastKeyDownToTheFirst() {
        put("a", "b", "c", "d");

        assertThat(scannedBackwards("b", "d")).containsExactly("c", "b");
    }

    @Test
    void scansFromBoundsThatAreNotThere() {
        put("b", "d");

        assertThat(scanned("a", "c")).containsExactly("b");
        assertThat(scannedBackwards("c", "z")).containsExactly("d");
        assertThat(scannedBackwards("a", "c")).containsExactly("b");
        assertThat(scanned("x", "z")).isEmpty();
    }

    @Test
    void findsNothingBetweenBoundsThatCross() {
        put("a", "b", "c");

        assertThat(scanned("c", "a")).isEmpty();
        assertThat(scannedBackwards("c", "a")).isEmpty();
        assertThat(scanned("b", "b")).isEmpty();
        assertThat(scannedBackwards("b", "b")).isEmpty();
    }

    @Test
    void ordersKeysAsUnsignedBytes() {
        store.commit(store.batch().put(table, new byte[]{(byte) 0x80}, bytes("high")).put(table, new byte[]{0x7F}, bytes("low")));
        List<String> values = new ArrayList<>();

        table.scan(new byte[]{0}, new byte[]{(byte) 0xFF}, (_, value) -> values.add(new String(value, UTF_8)));

        assertThat(values).containsExactly("low", "high");
    }

    @Test
    void endsAScanWhereTheVisitorSaysSo() {
        put("a", "b", "c");
        List<String> seen = new ArrayList<>();

        table.scan(bytes("a"), bytes("z"), (key, _) -> {
            seen.add(new String(key, UTF_8));
            return seen.size() < 2;
        });

        assertThat(seen).containsExactly("a", "b");
    }

    @Test
    void doesNotShowAScanWhatItsVisitorWrites() {
        put("a", "c");
        List<String> seen = new ArrayList<>();

        table.scan(bytes("a"), bytes("z"), (key, _) -> {
            put("b", "d");
            return seen.add(new String(key, UTF_8));
        });

        assertThat(seen).containsExactly("a", "c");
    }

    @Test
    void deletesARangeUpToBeforeItsEnd() {
        put("a", "b", "c", "d");

        store.commit(store.batch().deleteRange(table, bytes("b"), bytes("d")));

        assertThat(scanned("a", "z")).containsExactly("a", "d");
        assertThat(table.get(bytes("c"))).isNull();
    }

    @Test
    void keepsOtherTablesApart() {
        Table other = store.table("other");

        store.commit(store.batch().put(table, bytes("k"), bytes("1")).put(other, bytes("k"), bytes("2")));

        assertThat(table.get(bytes("k"))).isEqualTo(bytes("1"));
        assertThat(other.get(bytes("k"))).isEqualTo(bytes("2"));
    }

    @Test
    void holdsWhatItHeldAfterReopening() {
        put("a", "b");

        store.close();
        open();

        assertThat(scanned("a", "z")).containsExactly("a", "b");
    }

    final void put(String... keys) {
        Batch batch = store.batch();
        for (String key : keys) {
            batch.put(table, bytes(key), bytes(key));
        }
        store.commit(batch);
    }

    final List<String> scanned(String from, String to) {
        List<String> keys = new ArrayList<>();
        table.scan(bytes(from), bytes(to), (key, _) -> keys.add(new String(key, UTF_8)));
        return keys;
    }

    final List<String> scannedBackwards(String from, String to) {
        List<String> keys = new ArrayList<>();
        table.scanBackwards(bytes(from), bytes(to), (key, _) -> keys.add(new String(key, UTF_8)));
        return keys;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
