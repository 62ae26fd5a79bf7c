package com.connectchat.persistence.application;

class InMemoryEventsTests extends EventsContract {

    private final InMemoryHistory history = InMemoryHistory.conditional();

    /** Memory that a simulation keeps outlives the process that it simulates. */
    @Override
    protected void restart() {
    }

    @Override
    protected Events events() {
        return history;
    }

    @Override
    protected Memberships memberships() {
        return history;
    }
}
