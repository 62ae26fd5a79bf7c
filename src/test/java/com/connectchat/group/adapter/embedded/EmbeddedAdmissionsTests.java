package com.connectchat.group.adapter.embedded;

import com.connectchat.embedded.EmbeddedSettings;
import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.group.application.AdmissionStore;
import com.connectchat.group.application.AdmissionStoreContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedAdmissionsTests extends AdmissionStoreContract {

    @TempDir
    Path directory;

    private EmbeddedStore store;
    private AdmissionStore admissions;

    @BeforeEach
    void start() {
        store = EmbeddedStore.open(new EmbeddedSettings(directory), Clock.systemUTC());
        admissions = new EmbeddedAdmissions(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Override
    protected AdmissionStore admissions() {
        return admissions;
    }
}
