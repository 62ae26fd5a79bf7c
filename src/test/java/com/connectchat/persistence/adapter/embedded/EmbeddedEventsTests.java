package com.connectchat.persistence.adapter.embedded;

import com.connectchat.embedded.EmbeddedSettings;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.persistence.application.Events;
import com.connectchat.persistence.application.EventsContract;
import com.connectchat.persistence.application.Memberships;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEventsTests extends EventsContract {

    @TempDir
    Path directory;

    private EmbeddedStore store;
    private EmbeddedHistory history;

    @BeforeEach
    void start() {
        store = EmbeddedStore.open(new EmbeddedSettings(directory), Clock.systemUTC());
        history = EmbeddedHistory.in(store);
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
    protected Events events() {
        return history.events();
    }

    @Override
    protected Memberships memberships() {
        return history.memberships();
    }
}
