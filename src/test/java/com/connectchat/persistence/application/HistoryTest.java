package com.connectchat.persistence.application;

import com.connectchat.MovingClock;
import com.connectchat.embedded.EmbeddedSettings;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.kernel.event.ConversationEvent;
import com.connectchat.persistence.adapter.embedded.EmbeddedHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The history service on the embedded store. */
abstract class HistoryTest {

    @TempDir
    Path directory;

    final MovingClock clock = new MovingClock();
    EmbeddedStore store;
    EmbeddedHistory stores;
    HistoryService service;

    @BeforeEach
    void start() {
        store = EmbeddedStore.open(new EmbeddedSettings(directory), clock);
        stores = EmbeddedHistory.in(store);
        service = HistoryService.over(stores.events(), stores.memberships(), clock);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    void append(ConversationEvent... events) {
        if (!service.log().append(Stream.of(events).map(LogFixture::entry).toList(), List.of()).isEmpty()) {
            throw new AssertionError("refused: " + List.of(events));
        }
    }
}
