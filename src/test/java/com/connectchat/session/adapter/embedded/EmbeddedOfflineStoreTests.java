package com.connectchat.session.adapter.embedded;

import com.connectchat.session.OfflineStore;
import com.connectchat.session.OfflineStoreContract;
import com.connectchat.session.Sessions;
import com.connectchat.session.application.KeepingAbsences;
import com.connectchat.session.application.KeepingSessions;
import java.time.Clock;

class EmbeddedOfflineStoreTests extends OfflineStoreContract {

    private final EmbeddedSessionEntries entries = new EmbeddedSessionEntries();

    @Override
    protected Sessions sessions(Clock clock) {
        return new KeepingSessions(entries, clock);
    }

    @Override
    protected OfflineStore offline(Clock clock) {
        return new KeepingAbsences(new EmbeddedOfflineEntries(entries), clock);
    }
}
