package com.connectchat.persistence.application;

class InMemoryMembershipsTests extends MembershipsContract {

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
