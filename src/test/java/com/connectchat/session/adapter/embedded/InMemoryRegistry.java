package com.connectchat.session.adapter.embedded;

import com.connectchat.session.OfflineStore;
import com.connectchat.session.Sessions;
import com.connectchat.session.application.KeepingAbsences;
import com.connectchat.session.application.KeepingSessions;
import java.time.Clock;

/** The registry and the offline store of one process, as Spring puts them together, for tests of other modules. */
public record InMemoryRegistry(Sessions sessions, OfflineStore offline) {

    /** With nobody in it. */
    public static InMemoryRegistry empty(Clock clock) {
        EmbeddedSessionEntries entries = new EmbeddedSessionEntries();
        return new InMemoryRegistry(new KeepingSessions(entries, clock), new KeepingAbsences(new EmbeddedOfflineEntries(entries), clock));
    }
}
