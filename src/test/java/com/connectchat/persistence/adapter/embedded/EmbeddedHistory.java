package com.connectchat.persistence.adapter.embedded;

import com.connectchat.embedded.EmbeddedStore;
import com.connectchat.persistence.application.Events;
import com.connectchat.persistence.application.Memberships;

/** The shipped stores of the history service, for tests of other packages. */
public record EmbeddedHistory(Events events, Memberships memberships) {

    public static EmbeddedHistory in(EmbeddedStore store) {
        EmbeddedMemberships memberships = new EmbeddedMemberships(store);
        return new EmbeddedHistory(new EmbeddedEvents(store, memberships), memberships);
    }
}
