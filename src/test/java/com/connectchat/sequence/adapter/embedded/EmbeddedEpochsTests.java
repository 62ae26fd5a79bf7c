package com.connectchat.sequence.adapter.embedded;

import com.connectchat.embedded.EmbeddedSettings;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.sequence.application.Epochs;
import com.connectchat.sequence.application.EpochsContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEpochsTests extends EpochsContract {

    @TempDir
    Path directory;

    private EmbeddedStore store;
    private Epochs epochs;

    @BeforeEach
    void start() {
        store = EmbeddedStore.open(new EmbeddedSettings(directory), Clock.systemUTC());
        epochs = EmbeddedNumbering.epochs(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Override
    protected void restart() {
        stop();
        start();
    }

    @Override
    protected Epochs epochs() {
        return epochs;
    }
}
