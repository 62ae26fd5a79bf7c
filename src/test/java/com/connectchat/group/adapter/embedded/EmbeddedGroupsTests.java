package com.connectchat.group.adapter.embedded;

import com.connectchat.embedded.EmbeddedSettings;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.group.application.GroupStore;
import com.connectchat.group.application.GroupStoreContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedGroupsTests extends GroupStoreContract {

    @TempDir
    Path directory;

    private EmbeddedStore store;
    private GroupStore groups;

    @BeforeEach
    void start() {
        store = EmbeddedStore.open(new EmbeddedSettings(directory), Clock.systemUTC());
        groups = new EmbeddedGroups(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Override
    protected GroupStore groups() {
        return groups;
    }
}
