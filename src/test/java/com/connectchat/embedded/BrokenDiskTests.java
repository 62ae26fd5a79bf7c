package com.connectchat.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "breaks the disk through /proc and devices of Linux")
class BrokenDiskTests {

    @TempDir
    Path directory;

    @Test
    void acknowledgesNothingFromTheFirstFlushThatFails() throws Throwable {
        WrittenStore written = new WrittenStore(directory.toRealPath());
        try (EmbeddedStore store = written.open()) {
            WrittenStore.commit(store, 0, 10);

            try (BrokenDisk _ = BrokenDisk.failingFlushes(written.lastLog())) {
                assertThatThrownBy(() -> WrittenStore.commit(store, 10, 11)).isInstanceOf(StoreFailure.class).hasMessageContaining("sync");
            }

            assertThatThrownBy(() -> WrittenStore.commit(store, 10, 11)).isInstanceOf(StoreFailure.class);
            assertThat(WrittenStore.intactEntries(store)).isEqualTo(10);
        }
        try (EmbeddedStore store = written.open()) {
            assertThat(WrittenStore.intactEntries(store)).isEqualTo(10);
            WrittenStore.commit(store, 10, 11);
        }
    }

    @Test
    void losesNothingAcknowledgedWhenTheDiskIsFull() throws Throwable {
        WrittenStore written = new WrittenStore(directory.toRealPath());
        try (EmbeddedStore store = written.open()) {
            WrittenStore.commit(store, 0, 10);

            try (BrokenDisk _ = BrokenDisk.full(written.lastLog())) {
                assertThatThrownBy(() -> WrittenStore.commit(store, 10, 11))
                        .isInstanceOf(StoreFailure.class).hasMessageContaining("No space");
            }

            assertThat(WrittenStore.intactEntries(store)).isEqualTo(10);
        }
        try (EmbeddedStore store = written.open()) {
            assertThat(WrittenStore.intactEntries(store)).isEqualTo(10);
            WrittenStore.commit(store, 10, 11);
        }
    }
}
